// One message. All text is set as text, never as markup.

/** A new element with a class and a text. */
export function make(tag, cls, text) {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined) node.textContent = text;
  return node;
}

/** The line of a message: its bubble and its buttons. */
export function bubble(message, state, t) {
  const node = make("li", `message${message.mine ? " mine" : ""}${message.buttons.length ? " wide" : ""}`);
  node.dataset.message = message.id;
  const body = make("div", "bubble");
  if (message.forwarded) body.append(make("div", "note", t.forwarded));
  if (message.reply !== null) body.append(make("div", "reply", message.reply || t.gone));
  if (message.thing) body.append(make("span", "thing", [t.things[message.thing.kind], message.thing.name].filter(Boolean).join(": ")));
  if (message.pieces.length) body.append(text(message.pieces));
  const notes = [message.edited && t.edited, message.silent && t.silent, clock(message.at, state)].filter(Boolean);
  body.append(make("span", "meta", notes.join(" · ")));
  node.append(body);
  if (message.buttons.length) node.append(keys(message));
  return node;
}

function text(pieces) {
  const out = make("div", "text");
  for (const piece of pieces) {
    const part = make(piece.link ? "a" : "span", piece.styles.join(" "), piece.text);
    if (piece.link && /^https?:\/\//.test(piece.link)) { part.href = piece.link; part.rel = "noreferrer noopener"; part.target = "_blank"; }
    out.append(part);
  }
  return out;
}

function keys(message) {
  const out = make("div", "keys");
  message.buttons.forEach((row, y) => {
    const line = make("div", "row");
    row.forEach((button, x) => {
      const key = make("button", "key", button.kind === "url" ? `${button.label} ↗` : button.label);
      key.type = "button";
      Object.assign(key.dataset, { message: message.id, row: y, column: x });
      if (button.kind === "url") key.title = button.url;
      line.append(key);
    });
    out.append(line);
  });
  return out;
}

function clock(at, state) {
  const options = { hour: "numeric", minute: "2-digit", timeZone: state.time_zone || "UTC" };
  try {
    return new Date(at * 1000).toLocaleTimeString(state.language === "es" ? "es-VE" : "en-CA", options);
  } catch {
    return "";
  }
}
