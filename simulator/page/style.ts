/** The live page's style: one column on a phone, dark and light as the system is, and no motion for who wants none. */

export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #0e1218);
  --card: light-dark(#ffffff, #171d26);
  --line: light-dark(#dfe3e8, #2a323d);
  --text: light-dark(#1b2430, #e6ebf2);
  --quiet: light-dark(#5a6675, #97a3b3);
  --accent: light-dark(#0b66c3, #58a6ff);
  --good: light-dark(#1a7f4b, #3fb97a);
  --bad: light-dark(#c0312b, #ff7b72);
  --wait: light-dark(#8a5a00, #e3a93c);
  --new: light-dark(#e3f0fd, #12304f);
  --new-line: light-dark(#7db5ec, #2f6db0);
  --old: light-dark(#f3ede1, #2e2a22);
  --old-line: light-dark(#cdbb95, #6d6146);
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
h1, h2, h3, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: 1rem; }
h2 { font-size: 1.5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; }
.quiet { color: var(--quiet); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.2rem;
  padding: .6rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
.clock span { color: var(--quiet); }
.clock { font-family: var(--mono); font-variant-numeric: tabular-nums; margin-right: auto; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; }
button, select, input { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line);
  border-radius: .5rem; padding: .35rem .7rem; min-height: 2.25rem; }
button { cursor: pointer; }
button:hover, select:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#pause { min-width: 5.5rem; font-weight: 600; background: var(--accent); border-color: var(--accent); color: light-dark(#fff, #06121f); }
#lost { padding: .5rem 1rem; background: var(--bad); color: light-dark(#fff, #200); }
main { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 1rem; padding: 1rem; max-width: 84rem; margin: auto; }
nav { display: grid; align-content: start; gap: .5rem; }
nav input { width: 100%; }
#groups { display: grid; gap: .35rem; }
#groups a { display: grid; grid-template-columns: 1fr auto; gap: .1rem .5rem; padding: .5rem .7rem; border: 1px solid transparent;
  border-radius: .6rem; color: inherit; text-decoration: none; }
#groups a:hover { background: var(--card); }
#groups a[aria-current] { background: var(--card); border-color: var(--line); }
#groups b { overflow-wrap: anywhere; }
#groups small:not(.good, .bad, .wait, .moving) { color: var(--quiet); }
#groups a > :nth-child(even) { text-align: right; }
#groups meter { grid-column: 1 / -1; width: 100%; height: .45rem; }
article { display: grid; gap: 1rem; min-width: 0; }
.title { display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: 0 1rem; }
.title h2 { grid-column: 1; }
.title #source { grid-column: 1; }
.title #sizes { grid-column: 2; grid-row: 1 / 3; text-align: right; font-variant-numeric: tabular-nums; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1rem; display: grid; gap: .75rem; min-width: 0; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .8rem; }
.row > :last-child { margin-left: auto; }
.chip { border-radius: 1rem; padding: .1rem .7rem; font-size: .85rem; font-weight: 600; border: 1px solid currentColor; }
.good { color: var(--good); } .bad { color: var(--bad); } .wait { color: var(--wait); } .moving { color: var(--accent); }
#percent { font-size: 1.5rem; font-weight: 700; font-variant-numeric: tabular-nums; }
#bar { position: relative; height: .9rem; margin-bottom: .7rem; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; }
#done { height: 100%; border-radius: .45rem; background: var(--accent); transition: width .4s; }
#done.good { background: var(--good); } #done.bad { background: var(--bad); } #done.wait { background: var(--wait); }
#checkpoints li { position: absolute; top: -.25rem; bottom: -.25rem; border-left: 2px dashed var(--quiet); }
#checkpoints li.reached { border-left: 2px solid var(--text); }
#checkpoints span { position: absolute; top: 100%; right: .2rem; font-size: .72rem; color: var(--quiet); white-space: nowrap; }
#facts { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; font-size: .9rem; }
#facts div { display: flex; gap: .4rem; } #facts dt { color: var(--quiet); }
#batches { display: flex; flex-wrap: wrap; gap: .35rem; font-size: .85rem; }
#batches li { border: 1px solid var(--line); border-radius: .4rem; padding: .05rem .5rem; }
#batches li.now { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.key { display: inline-block; width: .9rem; height: .9rem; border-radius: .25rem; border: 1px solid; vertical-align: -.1rem; margin-left: .7rem; }
.current { background: var(--new); border-color: var(--new-line); }
.outdated { background: var(--old); border-color: var(--old-line); }
#tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.2rem, 1fr)); gap: .5rem; }
#tiles li { display: grid; grid-template-columns: 1fr auto; gap: 0 .4rem; padding: .5rem .6rem; border-width: 1px; border-style: solid; border-radius: .6rem; font-size: .85rem; }
#tiles code { font-family: var(--mono); color: var(--quiet); }
#tiles b { font-variant-numeric: tabular-nums; }
#tiles .state { grid-column: 1; font-weight: 600; }
#tiles .zone { color: var(--quiet); }
#tiles .state::before { content: ""; display: inline-block; width: .55rem; height: .55rem; border-radius: 50%; margin-right: .35rem; background: currentColor; }
#tiles .pending { border-style: dashed; }
#tiles .pending .state::before { animation: breathe 1.2s infinite alternate; }
#tiles .leaving { opacity: .75; border-style: dotted; }
#tiles .leaving code { text-decoration: line-through; }
#tiles.many { grid-template-columns: repeat(auto-fill, minmax(3.4rem, 1fr)); gap: .25rem; }
#tiles.many li { display: flex; justify-content: space-between; padding: .2rem .4rem; }
#tiles.many code, #tiles.many .zone { display: none; }
#tiles.many .state { font-size: 0; }
@keyframes breathe { to { opacity: .25; } }
#timeline { display: grid; gap: .15rem; font-size: .9rem; }
#timeline li { display: grid; grid-template-columns: 5.2rem 1fr; gap: .1rem .8rem; padding: .2rem 0; border-top: 1px solid var(--line); }
#timeline li:first-child { border: 0; }
#timeline time { font-family: var(--mono); font-size: .8rem; color: var(--quiet); padding-top: .1rem; }
#timeline p { overflow-wrap: anywhere; }
pre { overflow: auto; background: var(--ground); border-radius: .5rem; padding: .7rem; font: .85rem/1.5 var(--mono); }
@media (max-width: 48rem) {
  main { grid-template-columns: minmax(0, 1fr); padding: .7rem; }
  #groups { display: flex; overflow-x: auto; padding-bottom: .3rem; }
  #groups li { flex: 0 0 12rem; }
  header h1 { width: 100%; }
  .title { grid-template-columns: 1fr; } .title #sizes { grid-column: 1; grid-row: auto; text-align: left; }
  #timeline li { grid-template-columns: 1fr; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;
