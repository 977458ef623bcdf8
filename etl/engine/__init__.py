"""Engine: reads many documents, each once, on the processes and machines available.

A build writes *parts*: files with the finished rows of some documents (`etl.engine.parts`). Processes of this machine
(`etl.engine.local`) or a Spark cluster (`etl.engine.spark`) write them; they are kept for the next build.
`etl.engine.merge` combines them into a dataset.
"""
