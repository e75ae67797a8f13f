// The report's style sheet for light and dark themes, phones and print. Each colour is defined once, and text has a
// contrast of at least 4.5 to 1 to its background (WCAG 2.2, 1.4.3).

import Formats

/// The style sheet of the page, without the rules that depend on its content.
let styleSheet: Markup = """

  :root {
    color-scheme: light dark;
    --paper: #fdfcfa; --panel: #f4f1ea; --ink: #1d1c1a; --soft: #5d5951; --line: #d9d4c9;
    --blue: #1d5fc2; --orange: #ad470b; --deep-blue: #3b82f6; --deep-orange: #f97316;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --paper: #14161a; --panel: #1e2127; --ink: #ecebe7; --soft: #aaa79f; --line: #3a3f48;
      --blue: #7fb0ff; --orange: #ff9d5c; --deep-blue: #2563eb; --deep-orange: #c2410c;
    }
    .images, .damaged { filter: invert(1) }
  }
  * { box-sizing: border-box }
  body {
    margin: 0 auto; padding: 3rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem;
    background: var(--paper); color: var(--ink);
    font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    font-variant-numeric: tabular-nums; text-size-adjust: 100%;
  }
  h1, h2, h3 { line-height: 1.15; letter-spacing: -.015em; margin: 0 }
  h2 { font-size: 1.6rem }
  h3 { font-size: 1.1rem; margin-top: 1.5rem }
  p { max-width: 44rem; margin: .7rem 0 }
  a { color: var(--blue) }
  a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
  ul { list-style: none; margin: 0; padding: 0 }
  main > section, main > .columns { margin-top: 4.5rem }
  .columns { display: grid; gap: 2.5rem 3.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)) }
  .columns > * { min-width: 0 }
  figure { margin: 1rem 0 0 }
  .soft { color: var(--soft) }
  .sheet { position: absolute }

  .eyebrow { color: var(--soft); font-size: .9rem; margin: 0 }
  h1 { font-size: clamp(3.2rem, 13vw, 6.5rem); letter-spacing: -.045em; margin: .2em 0 .15em }
  .spread { font-size: .4em; font-weight: 400; color: var(--soft); letter-spacing: -.02em; white-space: nowrap }
  .lead { font-size: 1.15rem; max-width: 46rem }
  .tiles { display: grid; gap: 1.2rem 1px; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); margin: 2rem 0 0 }
  .tiles div { border-top: 2px solid var(--ink); padding: .7rem .5rem 0 0 }
  .tiles dt { font-size: .9rem }
  .tiles dd { margin: 0; font-size: .85rem; color: var(--soft) }
  .tiles b { display: block; color: var(--ink); font-size: 1.7rem; letter-spacing: -.02em; line-height: 1.3 }
  nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.3rem; margin-top: 2.2rem }
  nav a { display: inline-block; padding: .2rem 0 }

  svg text { fill: currentColor; font-size: 12px }
  .plot, .map { display: block; width: 100%; max-width: 36rem; height: auto; overflow: visible }
  .middle { text-anchor: middle }
  .end { text-anchor: end }
  svg .tick, svg .title, svg .value { fill: var(--soft); font-size: 11.5px }
  .grid { stroke: var(--line) }
  .axis { stroke: var(--soft) }
  .diagonal { stroke: var(--ink); stroke-dasharray: 5 4; stroke-width: 1.3 }
  .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin: .8rem 0 0; font-size: .9rem }
  .key { width: 26px; height: 12px; margin-right: .5rem; vertical-align: -1px }
  path.training { stroke: var(--blue); stroke-width: 2; fill: none }
  path.validation { stroke: var(--orange); stroke-width: 2; fill: none; stroke-dasharray: 6 4 }
  circle.training, rect.missed, rect.accuracy { fill: var(--blue) }
  rect.validation { fill: var(--orange) }
  rect.claimed { fill: none; stroke: var(--blue) }
  rect.sure { fill: var(--deep-orange); stroke: var(--orange) }
  rect.unsure { fill: var(--blue); fill-opacity: .4 }
  rect.count { fill: var(--soft) }
  .swatch { display: inline-block; width: 1em; height: .8em; margin-right: .5em; border: 1px solid var(--blue) }
  .swatch.missed, .swatch.accuracy { background: var(--blue) }
  .swatch.sure { border-color: var(--orange); background: var(--deep-orange) }
  .swatch.unsure { background: color-mix(in srgb, var(--blue) 40%, transparent) }

  .map .empty { fill: var(--panel) }
  .map .right { fill: var(--deep-blue) }
  .map .wrong { fill: var(--deep-orange) }
  .map a { text-decoration: none; color: inherit; cursor: pointer }
  .map a:hover rect { stroke: currentColor }
  .map a:focus-visible { outline: none }
  .map a:focus-visible rect { stroke: var(--blue); stroke-width: 3 }
  .choice { border: 0; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem }
  .choice legend { float: left; margin-right: .4rem; padding: 0 }
  .confusion:has(#shares:checked) g.count, .confusion:not(:has(#shares:checked)) g.share { display: none }
  .cell { display: none; scroll-margin-top: 6rem }
  .cell:target { display: block }
  .confusion:has(.cell:target) .overview { display: none }
  .images-of-cell h3 { margin-top: 1rem }
  .pairs li { display: flex; align-items: center; flex-wrap: wrap; gap: .2rem 1rem; min-height: 3.4rem;
    border-bottom: 1px solid var(--line); padding: .35rem 0 }
  .strip { margin-left: auto; display: flex; gap: 4px; flex: none }
  .strip svg { width: clamp(32px, 3vw, 40px); aspect-ratio: var(--shape) }

  .images { display: block; image-rendering: pixelated; background: #fff; box-shadow: 0 0 0 1px #0003 }
  .pictures { display: grid; gap: 1rem .8rem; grid-template-columns: repeat(auto-fill, minmax(4.8rem, 1fr)); margin-top: 1rem }
  .pictures.long { grid-template-columns: repeat(auto-fill, minmax(5.9rem, 1fr)) }
  .pictures svg { width: 100%; max-width: 6.5rem; aspect-ratio: var(--shape) }
  .pictures li { font-size: .82rem; line-height: 1.35 }
  .pictures li span { display: block; margin-top: .25rem }
  .pictures li span + span { margin-top: 0 }
  .pictures b { white-space: nowrap }
  .units { display: grid; gap: 6px; grid-template-columns: repeat(auto-fill, minmax(4rem, 1fr)) }
  .filters { --shape: 1 }
  .weights { display: block; width: 100%; aspect-ratio: var(--shape); image-rendering: pixelated; background: var(--panel) }
  .for { color: var(--blue); font-weight: 600 }
  .against { color: var(--orange); font-weight: 600 }

  .scroll { overflow-x: auto }
  table { border-collapse: collapse; font-size: .9rem; margin-top: .8rem }
  caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  th, td { padding: .25rem .9rem .25rem 0; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line) }
  th:first-child { text-align: left; font-weight: 400 }
  thead th { font-weight: 600; border-bottom-color: var(--soft) }
  tfoot th, tfoot td { border-bottom: 0; font-weight: 600 }
  details { margin-top: 1rem; font-size: .95rem }
  summary { cursor: pointer; color: var(--soft) }
  #origin td { text-align: left; white-space: normal; overflow-wrap: anywhere }
  pre { background: var(--panel); padding: .9rem 1.1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
  code { font: .92em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace }

  #damage th, #damage td { padding: .3rem .45rem .3rem 0; vertical-align: bottom }
  #damage tbody th { white-space: normal; max-width: 7rem }
  #damage .read, #damage .misread { display: block; margin-left: auto; width: clamp(2.1rem, 5vw, 4.5rem); border: 2px solid transparent }
  #damage .misread { border-color: var(--deep-orange) }
  .damaged { display: block; width: 100%; aspect-ratio: var(--shape); image-rendering: pixelated; background: #fff }

  @media screen and (max-width: 34rem) {
    table { font-size: .72rem }
    th, td { padding-right: .3rem }
    thead th, tbody th { white-space: normal; vertical-align: bottom }
    #damage th, #damage td { padding-right: .35rem }
    #damage tbody th { max-width: 5rem }
  }
  @media print {
    @page { margin: 14mm }
    html { font-size: 68% }
    body { padding: 0; max-width: none; background: #fff }
    nav, .choice, .screen, details, .cell p + ul + p { display: none }
    main > section, main > .columns { margin-top: 1.8rem }
    .columns { grid-template-columns: 1fr 1fr; gap: 1.5rem 8mm }
    figure, li, table, .tiles, .units { break-inside: avoid }
    .confusion figure { break-inside: auto }
    h2, h3 { break-after: avoid }
    .images { box-shadow: none }
    a { color: inherit; text-decoration: none }
    .pictures { grid-template-columns: repeat(10, 1fr); gap: .6rem }
    .units { grid-template-columns: repeat(16, 1fr) }
    svg, .swatch { print-color-adjust: exact }
  }

  """
