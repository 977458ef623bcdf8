"""Engine: many documents, each read once, on as many processes and machines as there are.

A build makes *parts*: files with the finished rows of some documents (`etl.engine.parts`), made by processes of this
machine (`etl.engine.local`) or by a Spark cluster (`etl.engine.spark`), and kept for the next build. `etl.engine.merge`
puts them together.
"""
