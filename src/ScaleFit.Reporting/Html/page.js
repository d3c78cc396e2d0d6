'use strict';
// The page shows the same pictures and tables without this script.

const narrow = 640;
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const ink = ([index]) => colour(index < -1 ? '--muted' : index < 0 ? '--text' : `--ink${index % 6}`);
const dash = ([, index]) => ['solid', 'dash', 'dot'][index];
// The library reads some markup in texts, such as links.
const plain = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function number(value) {
  for (const [factor, suffix] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']]) if (value >= factor && value < 1e6 * factor) return +(value / factor).toPrecision(4) + suffix;
  return String(+value.toPrecision(4));
}

function faint(hex, opacity) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  return `rgba(${r},${g},${b},${opacity})`;
}

// The place of a value: zero has one left of a logarithmic axis.
function place(axis, isLog) {
  const zero = axis.low / (axis.high / axis.low) ** 0.055;
  return value => isLog && value <= 0 ? zero : value;
}

function limits(axis, isLog) {
  if (!isLog) return axis.isLog ? [-0.02 * axis.high, axis.high] : [axis.low, axis.high];
  const [low, high] = [Math.log10(axis.low), Math.log10(axis.high)];
  return [low - (axis.hasZero ? 0.075 : 0.005) * (high - low), high + 0.01 * (high - low)];
}

// Error bars: an end that is not bounded leaves the plot.
function bars(values, intervals, axis) {
  const far = axis.high - axis.low;
  return {
    type: 'data', symmetric: false, thickness: 1.4, width: 4,
    array: intervals.map(([, upper], i) => (upper ?? values[i] + far) - values[i]),
    arrayminus: intervals.map(([lower], i) => values[i] - (lower ?? values[i] - far)),
  };
}

// The traces of a panel, in the order in which they are drawn.
function traces(panel, axes, isLog) {
  const at = place(panel.x, isLog);
  // The legend begins with what the still picture begins with.
  const ranks = { line: 100, rule: 200, named: 300, band: 400, cloud: 500 };
  const trace = (style, label, rank, more) => ({
    ...axes, legendrank: rank, type: 'scatter', mode: 'lines', name: label ? plain(label) : '', showlegend: !!label, hovertemplate: `${label ? plain(label) + ': ' : ''}%{text}<extra></extra>`,
    line: { color: ink(style), width: style[0] < 0 ? 1.2 : 1.8, dash: dash(style) }, ...more,
    text: more.text ?? more.x.map((x, i) => x === null ? '' : `${number(more.y[i])} at ${number(x)}`),
  });
  const group = run => run === undefined ? {} : { legendgroup: `run ${run}` };
  const found = [];
  for (const band of panel.bands) {
    const edge = { line: { width: 0 }, hoverinfo: 'skip', hovertemplate: undefined, legendgroup: `band ${found.length}` };
    found.push(trace(band.style, '', ranks.band, { ...edge, x: band.x, y: band.lower }));
    found.push(trace(band.style, band.label, ranks.band - found.length, { ...edge, x: band.x, y: band.upper, fill: 'tonexty', fillcolor: faint(ink(band.style), band.isFaint ? 0.1 : 0.22) }));
  }
  for (const rule of panel.rules.filter(r => !r.isVertical)) {
    const end = panel.x.high;
    found.push(trace(rule.style, rule.label, ranks.rule, { x: [isLog ? panel.x.low : 0, end], y: [rule.value, rule.value] }));
    if (rule.hasBar) found.push(trace(rule.style, '', ranks.rule, { mode: 'markers', x: [end], y: [rule.value], marker: { size: 1, color: ink(rule.style) }, error_y: bars([rule.value], [[rule.lower, rule.upper]], panel.y), hoverinfo: 'skip', hovertemplate: undefined }));
  }
  const cloud = points => {
    const names = points.labels.length > 0 ? points.labels : null;
    const more = {
      mode: 'markers', x: points.x.map(at), y: points.y, ...group(points.run), text: points.x.map((x, i) => names ? plain(names[i]) : `${number(points.y[i])} at ${number(x)}`),
      // What the keyboard reads.
      spoken: points.x.map((x, i) => names ? names[i] : `${points.label ? points.label + ': ' : ''}${number(points.y[i])} at ${number(x)}`),
      marker: { color: ink(points.style), size: points.marker === 'diamond' ? 10 : points.x.length > 800 ? 4 : 5, opacity: points.marker === 'diamond' ? 1 : 0.65, symbol: { dot: 'circle', ring: 'circle-open', diamond: 'diamond' }[points.marker] },
    };
    if (points.bars.length > 0) more[points.isHorizontal ? 'error_x' : 'error_y'] = bars(points.isHorizontal ? points.x : points.y, points.bars, points.isHorizontal ? panel.x : panel.y);
    if (names) more.hovertemplate = '%{text}<extra></extra>';
    found.push(trace(points.style, points.label, ranks.cloud - found.length, more));
    // Labels of single points are entries of the legend, as in the still picture.
    if (names && !points.isHorizontal) names.forEach((name, i) => found.push(trace(points.style, name, ranks.named, { mode: 'markers', x: [null], y: [null], marker: { color: ink(points.style), symbol: 'diamond', size: 10 }, legendgroup: `points ${found.length - i}` })));
  };
  panel.points.filter(p => p.marker !== 'diamond').forEach(cloud);
  for (const line of panel.lines) {
    const stems = line.isStems && { x: line.x.flatMap(x => [x, x, null]), y: line.y.flatMap(y => [0, y, null]), hoverinfo: 'skip', hovertemplate: undefined };
    found.push(trace(line.style, line.label, ranks.line, { x: line.x, y: line.y, ...group(line.run), ...stems }));
  }
  panel.points.filter(p => p.marker === 'diamond').forEach(cloud);
  return found;
}

// Data and layout for the library.
function build(chart, isLinear, width) {
  const text = colour('--text'), muted = colour('--muted'), grid = colour('--grid');
  const isNarrow = width < narrow, shares = chart.panels.reduce((sum, p) => sum + p.share, 0), gap = 0.17 / chart.panels.length;
  const entries = chart.panels.reduce((sum, p) => sum + [...p.lines, ...p.bands, ...p.points, ...p.rules.filter(r => !r.isVertical)].filter(o => o.label).length + p.points.reduce((n, o) => n + (o.isHorizontal ? 0 : o.labels.length), 0), 0);
  const data = [], layout = {
    height: (isNarrow ? 96 + entries * 20 : 70) + chart.panels.reduce((sum, p) => sum + Math.max(340 * p.share, 24 * p.y.names.length) + 60, 0),
    title: { text: `<b>${plain(chart.title)}</b>`, x: 0, xref: 'paper', font: { size: 15 } }, font: { color: text, family: 'Arimo, Arial, Helvetica, sans-serif', size: 12 },
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)', margin: { l: 60, r: 16, t: 56, b: isNarrow ? 70 + entries * 20 : 48 }, modebar: { bgcolor: 'rgba(0,0,0,0)', color: muted, activecolor: text }, hovermode: 'closest', dragmode: 'zoom',
    legend: isNarrow ? { orientation: 'h', yref: 'container', y: 0, yanchor: 'bottom' } : { x: 1.02, y: 1 }, shapes: [], annotations: [],
  };
  let top = 1;
  chart.panels.forEach((panel, k) => {
    const isLog = panel.x.isLog && !isLinear, id = k === 0 ? '' : String(k + 1);
    const domain = [Math.max(0, top - panel.share / shares + (k < chart.panels.length - 1 ? gap : 0)), top];
    top -= panel.share / shares;
    const ticks = a => {
      // All digits have ticks, 1, 2 and 5 have numbers; on a long axis 1 only.
      const named = Math.log10(a.high / a.low) > 3.5 ? [1] : [1, 2, 5], values = [];
      for (let k = Math.floor(Math.log10(a.low)); k <= Math.log10(a.high) + 3; k++) for (let digit = 1; digit < 10; digit++) if (digit * 10 ** k >= a.low) values.push([digit * 10 ** k, named.includes(digit)]);
      return { tickvals: values.map(([v]) => v), ticktext: values.map(([v, isNamed]) => isNamed ? number(v) : '') };
    };
    const axis = (a, log) => ({
      title: { text: plain(a.title), standoff: 8 }, type: log ? 'log' : 'linear', range: limits(a, log), tickfont: { color: muted, size: 11 }, gridcolor: grid, zeroline: false, exponentformat: 'SI', automargin: true,
      ...(log ? ticks(a) : {}), ...(a.names.length > 0 ? { tickvals: a.names.map((_, i) => i), ticktext: a.names.map(plain) } : {}),
    });
    layout[`xaxis${id}`] = { ...axis(panel.x, isLog), anchor: `y${id}`, showgrid: false, showline: true, linecolor: muted, ticks: 'outside', tickcolor: muted };
    layout[`yaxis${id}`] = { ...axis(panel.y, panel.y.isLog), anchor: `x${id}`, domain };
    data.push(...traces(panel, { xaxis: `x${id}`, yaxis: `y${id}` }, isLog));
    const log = value => isLog ? Math.log10(value) : value;
    if (panel.x.hasZero && isLog) layout.annotations.push({ xref: `x${id}`, yref: `y${id} domain`, x: log(place(panel.x, true)(0)), y: 0, yshift: -15, text: '0', showarrow: false, font: { color: muted, size: 11 } });
    panel.rules.filter(r => r.isVertical && r.value >= panel.x.low && r.value <= panel.x.high).sort((a, b) => a.value - b.value).forEach((rule, i) => {
      layout.shapes.push({ type: 'line', xref: `x${id}`, yref: `y${id} domain`, x0: rule.value, x1: rule.value, y0: 0, y1: 1, line: { color: ink(rule.style), width: 1.2, dash: dash(rule.style) } });
      if (rule.label) layout.annotations.push({ xref: `x${id}`, yref: `y${id} domain`, x: log(rule.value), y: 1, yanchor: 'bottom', yshift: 1 + 14 * (i % 2), text: plain(rule.label), showarrow: false, font: { color: ink(rule.style) } });
    });
  });
  return [data, layout];
}

function draw(figure) {
  const chart = JSON.parse(figure.querySelector('script').textContent), live = figure.querySelector('.live'), status = figure.querySelector('[role=status]');
  // A list of its own: by default there is a button that sends the chart to a server.
  const config = { responsive: true, displaylogo: false, displayModeBar: true, plotlyServerURL: '', modeBarButtons: [['zoom2d', 'pan2d', 'zoomIn2d', 'zoomOut2d', 'resetScale2d']] };
  let isLinear = false, point = null;
  const show = () => Plotly.react(live, ...build(chart, isLinear, live.clientWidth), config);
  // The library draws into an element with a size only.
  figure.classList.add('drawn');
  live.hidden = false;
  figure.querySelector('.tools').hidden = false;
  show();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
  // Legend entries are for the mouse only.
  const reach = () => {
    live.querySelector('.modebar')?.setAttribute('aria-label', 'zoom');
    for (const entry of live.querySelectorAll('.legendtoggle')) {
      entry.setAttribute('tabindex', '0');
      entry.setAttribute('role', 'button');
      entry.setAttribute('aria-label', `hide or show ${entry.closest('.traces')?.textContent ?? ''}`);
    }
  };
  live.on('plotly_afterplot', reach);
  reach();
  live.addEventListener('keydown', event => {
    if (event.target.matches('.legendtoggle') && (event.key === 'Enter' || event.key === ' ')) {
      event.target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
      event.target.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
      event.preventDefault();
    } else if (event.target === live && keys(event)) event.preventDefault();
  });
  function keys(event) {
    const axis = live._fullLayout.xaxis, [low, high] = axis.range, middle = (low + high) / 2, half = (high - low) / 2;
    const zoom = { '+': 0.7, '-': 1 / 0.7 }[event.key], pan = event.shiftKey && { ArrowLeft: -0.3, ArrowRight: 0.3 }[event.key], step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (zoom) Plotly.relayout(live, { 'xaxis.range': [middle - half * zoom, middle + half * zoom] });
    else if (event.key === '0') show();
    else if (pan) Plotly.relayout(live, { 'xaxis.range': [low + pan * half, high + pan * half] });
    else if (step) move(step);
    else if (event.key === 'Escape') { Plotly.Fx.unhover(live); status.textContent = ''; }
    else return false;
    return true;
  }
  function move(step) {
    const all = live.data.flatMap((t, curveNumber) => t.spoken && t.visible !== 'legendonly' ? t.x.map((x, pointNumber) => ({ curveNumber, pointNumber, x })) : []).sort((a, b) => a.x - b.x);
    if (all.length === 0) return;
    point = point === null ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, point + step));
    const { curveNumber, pointNumber } = all[point], trace = live.data[curveNumber];
    Plotly.Fx.hover(live, [{ curveNumber, pointNumber }], trace.xaxis + trace.yaxis);
    status.textContent = trace.spoken[pointNumber];
  }
  figure.querySelector('.scale')?.addEventListener('click', event => {
    isLinear = !isLinear;
    event.target.textContent = isLinear ? 'log scale' : 'linear scale';
    show();
  });
  figure.querySelector('.reset').addEventListener('click', show);
  figure.querySelector('.save').addEventListener('click', async () => {
    const link = document.createElement('a');
    link.href = await Plotly.toImage({ data: live.data, layout: { ...live.layout, paper_bgcolor: colour('--ground') } }, { format: 'png', width: live.clientWidth, height: live.layout.height, scale: 2 });
    link.download = `${figure.id}.png`;
    link.click();
  });
}

async function copyJson(button) {
  const text = document.getElementById('json').textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = text;
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.textContent = 'copied';
}

// Pictures become live when they come near the screen: a page can have a hundred.
const observer = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(({ target }) => {
  observer.unobserve(target);
  draw(target);
}), { rootMargin: '300px' });
for (const figure of document.querySelectorAll('figure')) observer.observe(figure);
document.querySelector('footer .tools').hidden = false;
document.getElementById('copy').addEventListener('click', event => copyJson(event.target));
