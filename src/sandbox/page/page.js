// Shows the phones as the server describes them and sends back what a visitor does. Nothing is kept here that the
// server does not know, except the visitor's language.

import { make } from "/bubble.js";
import { addPhone, showPhone } from "/phone.js";
import { texts } from "/texts.js";

const $ = (id) => document.getElementById(id);

const RETRY_MS = 1500;
const NARROW = matchMedia("(max-width: 700px)");
const phones = new Map();
let language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "es";
let last = null;

async function post(path, body = {}) {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? answer.statusText);
}

const quietly = (promise) => promise.catch(() => tell(texts[language].cannot, true));

function tell(text, stopped = false) {
  $("story").textContent = text;
  $("story").classList.toggle("stopped", stopped);
}

function put(id) {
  const phone = addPhone(id, (what, body) => quietly(post(`/api/phones/${id}/${what}`, body)));
  $("phones").append(phone.node);
  phones.set(id, phone);
  return phone;
}

function showTabs(state) {
  const tabs = $("tabs");
  if (tabs.childElementCount !== state.phones.length) {
    tabs.replaceChildren(...state.phones.map((phone) => {
      const tab = make("button", "tab", phone.name);
      tab.type = "button";
      tab.dataset.phone = phone.id;
      tab.addEventListener("click", () => bringUp(phones.get(phone.id)));
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
  if (!tab || tab.getAttribute("aria-current") === "true") return;
  tab.classList.add("news");
  // During a scene a small screen follows what happens.
  if (last?.playing && !last.playing.stopped && NARROW.matches) bringUp(phone);
}

function bringUp(phone) {
  phone.node.scrollIntoView({ block: "nearest", inline: "start" });
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
  const changed = state.phones.map((of) => [phones.get(of.id) ?? put(of.id), of]).filter(([phone, of]) => showPhone(phone, of, language));
  showTabs(state);
  for (const [phone] of changed) news(phone);
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
    bringUp(phones.get(last.paste));
  } catch {
    $("lists-problem").textContent = texts[language].cannot;
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
