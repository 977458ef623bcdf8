// Elements made by hand. Every text goes in as a text node: nothing of a document is ever read as markup.
const SVG = "http://www.w3.org/2000/svg";
// Characters without a face of their own, some of which turn the direction of what follows: shown by their numbers.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Put a text at the end of a node; a control character becomes a tag with its number, and has no effect. */
function appendText(node, text) {
  for (const part of String(text).split(new RegExp(`(${CONTROL.source})`, "u"))) {
    if (part.length === 1 && CONTROL.test(part)) {
      const code = part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      node.append(make("span", { class: "control" }, `U+${code}`));
    } else if (part) {
      node.append(document.createTextNode(part));
    }
  }
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) node.append(child);
    else appendText(node, child);
  }
  return node;
}

/** An element with attributes, listeners (on: {click}) and children: nodes, texts, lists of them. */
function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function button(text, listener, attributes = {}) {
  return make("button", { type: "button", ...attributes, on: { click: listener } }, text);
}

/** What makes an element that is no button behave as one, for the mouse and the keyboard. */
function pressable(listener) {
  return {
    role: "button",
    tabindex: "0",
    on: {
      click: listener,
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        listener(event);
      },
    },
  };
}

/** The first characters of a text, with … where it goes on. */
function shorten(text, length) {
  const characters = Array.from(text);
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
}

/** A title in so many characters: its beginning says of whom it is, its end what it is, the middle gives way. */
function shortenMiddle(text, length) {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  const end = Math.floor((length - 1) * 0.4);
  return `${characters.slice(0, length - 1 - end).join("")}…${characters.slice(characters.length - end).join("")}`;
}

function announce(text) {
  document.getElementById("announcer").textContent = text;
}
