// One phone: what its owner sees, and what its owner does.

import { bubble, make } from "/bubble.js";
import { textsOf } from "/texts.js";

const TOAST_MS = 6000;

/** A phone without contents; `act(what, body)` tells the server what its owner does. */
export function addPhone(id, act) {
  const node = document.getElementById("phone").content.firstElementChild.cloneNode(true);
  node.dataset.phone = id;
  const part = (selector) => node.querySelector(selector);
  const phone = { id, node, part, shown: new Map(), popUp: null, seen: 0 };
  const input = part("textarea");
  const say = () => {
    if (!input.value.trim()) return;
    act("say", { text: input.value });
    input.value = "";
    grow(input);
  };
  part(".write").addEventListener("submit", (event) => { event.preventDefault(); say(); });
  input.addEventListener("input", () => grow(input));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); say(); }
  });
  part(".start").addEventListener("click", () => act(phone.state.standing === "blocked" ? "unblock" : "start"));
  part(".commands").addEventListener("click", () => unfold(part(".commands"), part(".menu")));
  part(".more").addEventListener("click", () => unfold(part(".more"), part(".options")));
  node.addEventListener("keydown", (event) => { if (event.key === "Escape") foldAll(phone); });
  part(".menu").addEventListener("click", (event) => {
    const command = event.target.closest("button")?.dataset.command;
    if (command) { foldAll(phone); act("say", { text: `/${command}` }); input.focus(); }
  });
  part(".options").addEventListener("click", () => { foldAll(phone); act("block"); });
  part(".messages").addEventListener("click", (event) => tap(event, act));
  stayAtEnd(part(".chat"), part(".messages"));
  return phone;
}

/* A chat that shows its end goes on showing it, whatever grows or shrinks, until its reader scrolls up. */
function stayAtEnd(chat, messages) {
  let atEnd = true;
  let before = 0;
  chat.addEventListener("scroll", () => {
    const near = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 60;
    if (near) atEnd = true;
    else if (chat.scrollTop < before) atEnd = false;
    before = chat.scrollTop;
  });
  const observer = new ResizeObserver(() => { if (atEnd) chat.scrollTop = chat.scrollHeight; });
  observer.observe(chat);
  observer.observe(messages);
}

function grow(input) {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight + 2, 120)}px`;
}

function unfold(button, panel) {
  panel.hidden = !panel.hidden;
  button.setAttribute("aria-expanded", String(!panel.hidden));
}

function foldAll(phone) {
  for (const [button, panel] of [[".commands", ".menu"], [".more", ".options"]]) {
    phone.part(panel).hidden = true;
    phone.part(button).setAttribute("aria-expanded", "false");
  }
}

function tap(event, act) {
  const key = event.target.closest("button.key");
  if (!key) return;
  key.classList.add("waiting");
  setTimeout(() => key.classList.remove("waiting"), 700);
  act("tap", { message: Number(key.dataset.message), row: Number(key.dataset.row), column: Number(key.dataset.column) });
}

/** Shows the state of a phone; says whether its messages changed. */
export function showPhone(phone, state, language) {
  const t = textsOf(state.language);
  phone.state = state;
  phone.node.lang = state.language;
  const put = (selector, text) => { const at = phone.part(selector); if (at.textContent !== text) at.textContent = text; };
  const label = (selector, text) => { phone.part(selector).setAttribute("aria-label", text); phone.part(selector).title = text; };
  put(".who .name", state.name);
  put(".who .caption", state[`caption_${language}`]);
  phone.part(".who .caption").lang = language;
  put(".bot", state.bot.name);
  put(".kind", t.bot);
  put(".avatar", [...state.bot.name][0] ?? "");
  put(".about-title", t.about);
  put(".about-text", state.bot.description);
  put(".lock-label", textsOf(language).lock);
  phone.part(".lock-label").lang = language;
  phone.part(".chat").setAttribute("aria-label", t.chat(state.name));
  phone.part("textarea").placeholder = t.write;
  phone.part("textarea").setAttribute("aria-label", t.write);
  for (const [selector, text] of [[".send", t.send], [".commands", t.commands], [".more", t.more]]) label(selector, text);
  const started = state.standing === "started";
  phone.part(".write").hidden = !started;
  phone.part(".start").hidden = started;
  put(".start", state.standing === "blocked" ? t.unblock : t.start);
  phone.part(".more").hidden = !started;
  phone.part(".commands").hidden = state.menu.length === 0;
  phone.part(".about").hidden = state.messages.length > 0 || !state.bot.description;
  showMenu(phone, state, t);
  const changed = showMessages(phone, state, t);
  showLock(phone, state.lock, t);
  showPopUp(phone, state.pop_up);
  return changed;
}

function showMenu(phone, state, t) {
  const signature = JSON.stringify(state.menu) + state.language;
  if (phone.menu === signature) return;
  phone.menu = signature;
  phone.part(".menu").replaceChildren(...state.menu.map((entry) => {
    const button = make("button");
    button.type = "button";
    button.dataset.command = entry.command;
    button.append(make("span", "command", `/${entry.command}`), make("span", "description", entry.description));
    return button;
  }));
  const block = make("button", "", t.block);
  block.type = "button";
  phone.part(".options").replaceChildren(block);
}

/* Deleted messages that follow one another are one faint line. */
function lines(messages) {
  const out = [];
  for (const message of messages) {
    const before = out.at(-1);
    if (message.deleted && before?.gone) before.gone += 1;
    else out.push(message.deleted ? { id: `gone-${message.id}`, gone: 1 } : message);
  }
  return out;
}

function showMessages(phone, state, t) {
  const list = phone.part(".messages");
  const kept = new Map();
  let changed = false;
  let previous = null;
  for (const line of lines(state.messages)) {
    const signature = JSON.stringify(line);
    let entry = phone.shown.get(line.id);
    if (entry?.signature !== signature) {
      const node = line.gone ? make("li", "message gone", t.deleted(line.gone)) : bubble(line, state, t);
      if (entry) entry.node.replaceWith(node);
      else { if (phone.shown.size) node.classList.add("new"); list.insertBefore(node, previous ? previous.nextSibling : list.firstChild); }
      entry = { signature, node };
      changed = true;
    }
    kept.set(line.id, entry);
    previous = entry.node;
  }
  for (const [id, entry] of phone.shown) if (!kept.has(id)) { entry.node.remove(); changed = true; }
  phone.shown = kept;
  return changed;
}

function showLock(phone, lock, t) {
  const at = phone.part(".lock-text");
  const signature = JSON.stringify(lock) + t.dark;
  if (phone.lock === signature) return;
  phone.lock = signature;
  at.classList.toggle("nothing", !lock);
  if (lock) at.replaceChildren(make("b", "", lock.title), document.createTextNode(`  ${lock.text}`));
  else at.textContent = t.dark;
}

function showPopUp(phone, popUp) {
  const first = phone.popUp === null;
  if (!popUp || popUp.sequence === phone.popUp) { phone.popUp ??= 0; return; }
  phone.popUp = popUp.sequence;
  if (first) return;
  const toast = phone.part(".toast");
  toast.textContent = popUp.text;
  toast.hidden = false;
  clearTimeout(phone.toast);
  phone.toast = setTimeout(() => { toast.hidden = true; }, TOAST_MS);
}
