// Shows the phones as the server describes them and sends back what a visitor does. All text is set as text, never
// as markup. Nothing is kept here that the server does not know, except the visitor's language and place.

import { texts, textsOf } from "/texts.js";

const $ = (id) => document.getElementById(id);
const make = (tag, cls, text) => {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined) node.textContent = text;
  return node;
};

const TOAST_MS = 6000;
const RETRY_MS = 1500;
const phones = new Map();
let language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "es";
let last = null;

async function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? answer.statusText);
}

const quietly = (promise) => promise.catch((why) => tell(why.message, true));

function tell(text, stopped = false) {
  $("story").textContent = text;
  $("story").classList.toggle("stopped", stopped);
}

/* One phone */

function addPhone(id) {
  const node = $("phone").content.firstElementChild.cloneNode(true);
  node.dataset.phone = id;
  const part = (selector) => node.querySelector(selector);
  const phone = { id, node, part, shown: new Map(), popUp: null, seen: 0 };
  const act = (what, body) => quietly(post(`/api/phones/${id}/${what}`, body));
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
  $("phones").append(node);
  phones.set(id, phone);
  return phone;
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

function showPhone(phone, state) {
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
  showMessages(phone, state, t);
  showLock(phone, state.lock, t);
  showPopUp(phone, state.pop_up);
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
  const chat = phone.part(".chat");
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
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
  if (changed && atEnd) chat.scrollTop = chat.scrollHeight;
  if (changed) news(phone);
}

function bubble(message, state, t) {
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

/* Around the phones */

function showTabs(state) {
  const tabs = $("tabs");
  if (tabs.childElementCount !== state.phones.length) {
    tabs.replaceChildren(...state.phones.map((phone) => {
      const tab = make("button", "tab", phone.name);
      tab.type = "button";
      tab.dataset.phone = phone.id;
      tab.addEventListener("click", () => phones.get(phone.id).node.scrollIntoView({ block: "nearest", inline: "start" }));
      return tab;
    }));
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const tab = tabs.querySelector(`[data-phone="${entry.target.dataset.phone}"]`);
        tab?.setAttribute("aria-current", String(entry.isIntersecting));
        if (entry.isIntersecting) tab?.classList.remove("news");
      }
    }, { root: $("phones"), threshold: 0.6 });
    for (const phone of phones.values()) watcher.observe(phone.node);
  }
}

function news(phone) {
  const tab = $("tabs").querySelector(`[data-phone="${phone.id}"]`);
  if (tab && tab.getAttribute("aria-current") !== "true") tab.classList.add("news");
}

function showScenes(state) {
  const t = texts[language];
  const signature = JSON.stringify([state.scenes, language]);
  const bar = $("scenes");
  if (bar.dataset.signature !== signature) {
    bar.dataset.signature = signature;
    bar.setAttribute("aria-label", t.scenes);
    bar.replaceChildren(...state.scenes.map((scene) => {
      const button = make("button", "scene", scene[`title_${language}`]);
      button.type = "button";
      button.dataset.scene = scene.id;
      button.addEventListener("click", () => quietly(post(`/api/scenes/${encodeURIComponent(scene.id)}`)));
      return button;
    }));
  }
  const running = state.playing && !state.playing.stopped ? state.playing.scene : null;
  for (const button of bar.children) {
    button.disabled = running !== null;
    button.setAttribute("aria-current", String(button.dataset.scene === running));
  }
  showStory(state, running, t);
}

function showStory(state, running, t) {
  if (state.playing?.stopped) return tell(`${t.stopped} ${state.playing.stopped}`, true);
  const told = state.narration?.[language];
  if (running) return tell(told ? told : t.step(state.playing.step, state.playing.of));
  tell(told ?? (state.scenes.length ? t.idle : t.nothing));
}

function showWords() {
  const t = texts[language];
  document.documentElement.lang = language;
  $("open-lists").textContent = t.lists;
  $("language").textContent = t.other;
  $("language").lang = language === "es" ? "en" : "es";
  $("tabs").setAttribute("aria-label", t.phones);
  $("lists-title").textContent = t.listsTitle;
  $("sample-label").textContent = t.sample;
  $("own-label").textContent = t.own;
  $("lists-close").textContent = t.close;
  $("lists-send").textContent = t.sendList;
}

function show(state) {
  last = state;
  for (const phone of state.phones) showPhone(phones.get(phone.id) ?? addPhone(phone.id), phone);
  showTabs(state);
  showScenes(state);
  const sender = state.phones.find((phone) => phone.id === state.paste);
  $("open-lists").hidden = !sender;
  if (sender) $("lists-help").textContent = texts[language].listsHelp(sender.name);
}

/* Lists */

async function openLists() {
  const samples = await (await fetch("/api/samples")).json();
  const options = samples.map((sample) => Object.assign(make("option", "", sample[`title_${language}`]), { value: sample.id }));
  const none = Object.assign(make("option", "", texts[language].choose), { value: "" });
  $("sample").replaceChildren(none, ...options);
  $("sample").onchange = () => { $("own").value = samples.find((sample) => sample.id === $("sample").value)?.text ?? ""; };
  $("lists-problem").textContent = "";
  $("lists").showModal();
}

async function sendList() {
  try {
    await post("/api/paste", { text: $("own").value });
    $("lists").close();
    phones.get(last.paste)?.node.scrollIntoView({ block: "nearest", inline: "start" });
  } catch (why) {
    $("lists-problem").textContent = why.message;
  }
}

$("open-lists").addEventListener("click", () => quietly(openLists()));
$("lists-send").addEventListener("click", sendList);
$("language").addEventListener("click", () => {
  language = language === "es" ? "en" : "es";
  showWords();
  if (last) show(last);
});

/* What changes comes as soon as it happens: each question waits at the server until there is something new. */
async function follow() {
  let version = 0;
  for (;;) {
    try {
      const state = await (await fetch(`/api/state?since=${version}`)).json();
      version = state.version;
      show(state);
      if (state.closing) return tell(texts[language].lost, true);
    } catch {
      tell(texts[language].lost, true);
      await new Promise((again) => setTimeout(again, RETRY_MS));
    }
  }
}

showWords();
follow();
