/** The live page's HTML: its parts, empty, and the words that do not change. */

export const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>aws-autoscaling-simulator</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_simulator/page/style.css">
<script type="module" src="/_simulator/page/main.js"></script>
</head>
<body>
<header>
  <h1>aws-autoscaling-simulator</h1>
  <p class="clock"><time id="now">…</time> <span id="pace"></span></p>
  <div class="controls" role="group" aria-label="Time">
    <button id="pause" type="button">Pause</button>
    <button type="button" data-seconds="15" aria-label="Step 15 seconds">+15 s</button>
    <button type="button" data-seconds="60" aria-label="Step one minute">+1 min</button>
    <button type="button" data-seconds="600" aria-label="Step ten minutes">+10 min</button>
    <label>Speed
      <select id="speed">
        <option value="1">1×</option>
        <option value="5">5×</option>
        <option value="10">10×</option>
        <option value="30" selected>30×</option>
        <option value="60">60×</option>
        <option value="300">300×</option>
      </select>
    </label>
  </div>
</header>
<p id="lost" role="alert" hidden>The simulator does not answer. This page tries again every second.</p>
<main>
  <nav aria-label="Groups">
    <input id="find" type="search" placeholder="Find a group" aria-label="Find a group">
    <ul id="groups"></ul>
    <p id="more" class="quiet"></p>
  </nav>
  <section id="empty" class="card" hidden>
    <h2>No groups yet</h2>
    <p>Point an AWS client here, and make one:</p>
    <pre><code id="hint"></code></pre>
  </section>
  <article id="group" hidden>
    <div class="title">
      <h2 id="name"></h2>
      <p id="source" class="quiet"></p>
      <p id="sizes"></p>
    </div>
    <section id="refresh" class="card" aria-label="Instance refresh">
      <div class="row">
        <h3>Instance refresh</h3>
        <span id="status" class="chip"></span>
        <span id="percent"></span>
      </div>
      <div id="bar" role="progressbar" aria-label="Progress of the refresh" aria-valuemin="0" aria-valuemax="100">
        <div id="done"></div>
        <ul id="checkpoints" aria-label="Checkpoints"></ul>
      </div>
      <p id="reason"></p>
      <dl id="facts"></dl>
      <ol id="batches" aria-label="Batches"></ol>
    </section>
    <section class="card" aria-label="Instances">
      <div class="row">
        <h3>Instances</h3>
        <p class="legend quiet"><span class="key current"></span> up to date <span class="key outdated"></span> outdated</p>
      </div>
      <ul id="tiles"></ul>
    </section>
    <section class="card" aria-label="What happened">
      <h3>What happened</h3>
      <ol id="timeline"></ol>
    </section>
  </article>
</main>
<p id="live" role="status" class="unseen"></p>
</body>
</html>
`;
