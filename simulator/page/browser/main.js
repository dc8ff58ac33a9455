// Asks for the page each second, and passes on what the buttons are pressed for.
import { render } from "./render.js";

const find = document.getElementById("find");
const speed = document.getElementById("speed");
const pause = document.getElementById("pause");
const tiles = document.getElementById("tiles");
let clock = { mode: "virtual" };
let timer;
let asked = 0;

function selectedKey() {
  return decodeURIComponent(location.hash.slice(1));
}

/** Only the newest question counts: an older answer that comes late is not shown. */
async function look() {
  clearTimeout(timer);
  const question = (asked += 1);
  const words = new URLSearchParams({ group: selectedKey(), find: find.value });
  try {
    const answer = await fetch("/_simulator/page?" + words);
    const page = await answer.json();
    if (question !== asked) return;
    show(page);
    document.getElementById("lost").hidden = true;
  } catch {
    if (question !== asked) return;
    document.getElementById("lost").hidden = false;
  }
  if (!document.hidden) timer = setTimeout(look, 1000);
}

function show(page) {
  clock = page.clock;
  render(page);
  pause.textContent = clock.mode === "virtual" ? "Run" : "Pause";
  if (clock.mode !== "virtual" && document.activeElement !== speed) offerSpeed(speedOf(clock));
}

function speedOf({ mode, scale }) {
  return mode === "real" ? 1 : (scale ?? 30);
}

/** A pace that was set elsewhere joins the list. */
function offerSpeed(factor) {
  const value = String(factor);
  if (![...speed.options].some((option) => option.value === value)) {
    speed.add(new Option(value + "×", value));
  }
  speed.value = value;
}

async function order(route, body) {
  await fetch("/_simulator/" + route, { method: "POST", body: JSON.stringify(body) }).catch(
    () => {},
  );
  await look();
}

function run() {
  const scale = Number(speed.value);
  return order("clock", scale === 1 ? { mode: "real" } : { mode: "scaled", scale });
}

pause.addEventListener("click", () =>
  clock.mode === "virtual" ? run() : order("clock", { mode: "virtual" }),
);
speed.addEventListener("change", () => {
  if (clock.mode !== "virtual") void run();
});
for (const step of document.querySelectorAll("[data-seconds]")) {
  step.addEventListener("click", () => order("advance", { seconds: Number(step.dataset.seconds) }));
}
/** The arrow keys move from instance to instance, so that the Tab key passes all of them in one step. */
function moveAmongTiles(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const from = [...tiles.children].indexOf(document.activeElement);
  const to =
    event.key === "Home" ? 0 : event.key === "End" ? tiles.children.length - 1 : from + (step ?? 0);
  if (from < 0 || to === from || !tiles.children[to]) return;
  event.preventDefault();
  tiles.children[from].tabIndex = -1;
  tiles.children[to].tabIndex = 0;
  tiles.children[to].focus();
}

find.addEventListener("input", look);
addEventListener("hashchange", look);
document.addEventListener("visibilitychange", look);
tiles.addEventListener("keydown", moveAmongTiles);
void look();
