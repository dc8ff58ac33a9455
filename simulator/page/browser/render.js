// Shows an answer: groups, refresh, instances and timeline, each part updated in place.
const part = (id) => document.getElementById(id);

/** Sets a text only where it differs, so that nothing flickers and a selection stays. */
function say(id, text) {
  if (part(id).textContent !== text) part(id).textContent = text;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/** What each element of a list shows. */
const shapes = new WeakMap();

/** Brings a list to the items: an element stays with its item, so that focus and animations go on. */
function keep(list, items, { key, fill }) {
  const old = new Map([...list.children].map((element) => [element.dataset.key, element]));
  const focused = document.activeElement;
  items.forEach((item, place) => {
    const name = key(item);
    const element = old.get(name) ?? make(list.tagName === "DL" ? "div" : "li");
    old.delete(name);
    element.dataset.key = name;
    const shape = JSON.stringify(item);
    if (shapes.get(element) !== shape) {
      shapes.set(element, shape);
      fill(element, item);
    }
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  for (const element of old.values()) element.remove();
  if (focused !== document.activeElement && focused?.isConnected) focused.focus();
}

const tones = {
  Successful: "good",
  Failed: "bad",
  RollbackFailed: "bad",
  Cancelled: "wait",
  Cancelling: "wait",
  RollbackInProgress: "wait",
  RollbackSuccessful: "wait",
  Baking: "wait",
};
const toneOf = (status) => tones[status] ?? "moving";
const timeOf = (iso) => iso.slice(11, 19);

export function render(page) {
  say("now", page.now.slice(0, 10) + " " + timeOf(page.now));
  say("pace", paceOf(page.clock));
  const isEmpty = page.total === 0;
  part("empty").hidden = !isEmpty;
  part("group").hidden = !page.selected;
  part("find").hidden = page.total < 2;
  if (isEmpty) say("hint", firstCommands(location.origin));
  renderGroups(page);
  if (page.selected) renderGroup(page.selected);
}

/** Everything that makes a first group and a first refresh. */
function firstCommands(origin) {
  return [
    `export AWS_ENDPOINT_URL=${origin} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1`,
    "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
    "aws ec2 create-launch-template --launch-template-name web \\",
    `  --launch-template-data '{"ImageId":"ami-0123456789abcdef0","InstanceType":"t3.small"}'`,
    "aws autoscaling create-auto-scaling-group --auto-scaling-group-name web --min-size 2 --max-size 4 \\",
    "  --launch-template 'LaunchTemplateName=web,Version=$Latest' --availability-zones us-east-1a us-east-1b",
    "aws autoscaling start-instance-refresh --auto-scaling-group-name web",
  ].join("\n");
}

function paceOf({ mode, scale }) {
  if (mode === "virtual") return "stands still";
  return mode === "real" ? "in real time" : "× " + (scale ?? 30);
}

function renderGroups(page) {
  const lines = page.groups.map((line) => ({ ...line, shown: line.key === page.selected?.key }));
  keep(part("groups"), lines, { key: ({ key }) => key, fill: fillLine });
  const left = page.matching - page.groups.length;
  const none = page.total > 0 && page.matching === 0 ? "No group has that name." : "";
  say("more", left > 0 ? left + " more: find them by name" : none);
}

function fillLine(element, line) {
  const link = element.querySelector("a") ?? element.appendChild(make("a"));
  link.href = "#" + encodeURIComponent(line.key);
  link.toggleAttribute("aria-current", line.shown);
  if (line.shown) link.setAttribute("aria-current", "true");
  link.replaceChildren(
    make("b", "", line.name),
    make("span", "", line.inService + " / " + line.desired),
    make("small", "", line.region),
  );
  if (!line.refresh) return;
  link.append(make("small", toneOf(line.refresh.status), line.refresh.status));
  if (!line.refresh.active) return;
  const meter = make("meter");
  Object.assign(meter, { max: 100, value: line.refresh.percentageComplete });
  meter.setAttribute("aria-label", "Refresh of " + line.name);
  link.append(meter);
}

function renderGroup(group) {
  say("name", group.name);
  say(
    "source",
    group.region +
      " · launches " +
      group.source +
      (group.suspended.length > 0 ? " · suspended: " + group.suspended.join(", ") : ""),
  );
  say("launches", group.launches === group.source ? "" : "The refresh launches " + group.launches);
  part("launches").hidden = group.launches === group.source;
  say("sizes", "desired " + group.desired + " · min " + group.min + " · max " + group.max);
  part("refresh").hidden = !group.refresh;
  if (group.refresh) renderRefresh(group);
  const tiles = part("tiles");
  tiles.classList.toggle("many", group.instances.length > 60);
  keep(tiles, group.instances, { key: ({ id }) => id, fill: fillTile });
  if (!tiles.querySelector('[tabindex="0"]'))
    tiles.firstElementChild?.setAttribute("tabindex", "0");
  keep(part("timeline"), group.timeline, { key: ({ id }) => id, fill: fillMoment });
}

function renderRefresh({ name, refresh, earlierRefreshes }) {
  const tone = toneOf(refresh.status);
  const percent = refresh.percentageComplete + " %";
  say(
    "live",
    name + ": refresh " + refresh.status + ", " + refresh.percentageComplete + " percent",
  );
  say("status", refresh.status);
  part("status").className = "chip " + tone;
  say("percent", percent);
  part("bar").setAttribute("aria-valuenow", refresh.percentageComplete);
  part("done").style.width = percent.replace(" ", "");
  part("done").className = tone;
  say("reason", refresh.rollbackReason ?? refresh.reason ?? "");
  part("reason").hidden = part("reason").textContent === "";
  keep(part("checkpoints"), refresh.checkpoints, {
    key: ({ percent }) => String(percent),
    fill: fillCheckpoint,
  });
  keep(part("facts"), factsOf(refresh, earlierRefreshes), {
    key: ([word]) => word,
    fill: fillFact,
  });
  keep(part("batches"), refresh.batches.slice(-24), { key: ({ at }) => at, fill: fillBatch });
}

function factsOf(refresh, earlier) {
  const facts = [["to update", String(refresh.instancesToUpdate ?? "–")], ...refresh.settings];
  if (refresh.startedAt) facts.unshift(["began", timeOf(refresh.startedAt)]);
  if (refresh.endedAt) facts.push(["ended", timeOf(refresh.endedAt)]);
  if (refresh.active && refresh.checkpointUntil)
    facts.push(["checkpoint until", timeOf(refresh.checkpointUntil)]);
  if (refresh.active && refresh.bakesUntil) facts.push(["bakes until", timeOf(refresh.bakesUntil)]);
  if (earlier > 0) facts.push(["earlier refreshes", String(earlier)]);
  return facts;
}

function fillFact(element, [word, value]) {
  element.replaceChildren(make("dt", "", word), make("dd", "", value));
}

function fillCheckpoint(element, { percent, reached }) {
  element.style.left = percent + "%";
  element.className = reached ? "reached" : "";
  element.replaceChildren(make("span", "", percent + " %" + (reached ? " ✓" : "")));
}

function fillBatch(element, { at, instances, done }) {
  element.className = done ? "" : "now";
  element.textContent =
    timeOf(at) +
    " · " +
    instances +
    (instances === 1 ? " instance" : " instances") +
    (done ? " ✓" : " …");
}

function fillTile(element, tile) {
  const pending = tile.state.startsWith("Pending");
  const leaving = tile.state.startsWith("Terminat");
  const words = tile.warming ? "warming up" : tile.state;
  const state = tile.healthy || leaving ? words : "unhealthy";
  const tone = !tile.healthy
    ? "bad"
    : pending
      ? "moving"
      : leaving || tile.state !== "InService"
        ? "quiet"
        : tile.warming
          ? "wait"
          : "good";
  element.className =
    (tile.current ? "current" : "outdated") +
    (pending ? " pending" : "") +
    (leaving ? " leaving" : "");
  const details = [
    tile.id,
    tile.type,
    tile.zone,
    tile.image,
    tile.protected ? "protected from scale-in" : "",
  ]
    .filter(Boolean)
    .join(" · ");
  element.title = details;
  if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.onfocus = element.onmouseenter = () => say("detail", details);
  element.setAttribute(
    "aria-label",
    [tile.id, state, "version " + tile.version, tile.current ? "up to date" : "outdated"].join(
      ", ",
    ),
  );
  element.replaceChildren(
    make("code", "", "…" + tile.id.slice(-5)),
    make("b", "", (/^[0-9]+$/.test(tile.version) ? "v" : "") + tile.version),
    make("span", "state " + tone, state),
    make("span", "zone", (tile.protected ? "⛨ " : "") + tile.zone.slice(-2)),
  );
}

function fillMoment(element, { at, tone, title, text }) {
  const body = make("p");
  body.append(make("b", tone, title));
  if (text) body.append(" ", make("span", "quiet", text));
  element.replaceChildren(make("time", "", timeOf(at)), body);
}
