'use strict';
// The page shows the same pictures and tables without this script.
for (const tools of document.querySelectorAll('.tools')) tools.hidden = false;

const shown = figure => [...figure.querySelectorAll('svg[role]')].find(svg => !svg.closest('[hidden]'));

// Visible points of a picture: position, value and label.
function points(svg) {
  const found = [];
  for (const group of svg.querySelectorAll('[data-values]')) {
    if (group.closest('.gone')) continue;
    const places = [...group.lastElementChild.getAttribute('d').matchAll(/M(-?[\d.]+),(-?[\d.]+)/g)];
    const values = group.dataset.values.split(';');
    const name = svg.querySelector(`[data-name][data-run="${group.dataset.run}"]`);
    const label = name ? name.dataset.name : group.dataset.label || '';
    places.forEach((place, i) => found.push({ x: +place[1], y: +place[2], value: values[i], label }));
  }
  return found.sort((a, b) => a.x - b.x);
}

function number(text) {
  const value = +text;
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(+value.toPrecision(4));
}

function hover(figure) {
  const tip = figure.appendChild(document.createElement('div'));
  tip.className = 'tip';
  tip.hidden = true;
  tip.setAttribute('role', 'status');
  let current = null;
  const show = (svg, point) => {
    current = point;
    const [x, y] = point.value.split(',');
    tip.textContent = `${point.label ? point.label + ': ' : ''}${number(y)} at ${number(x)}`;
    tip.hidden = false;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const left = svg.getBoundingClientRect().left - figure.getBoundingClientRect().left + figure.scrollLeft + point.x * scale;
    const top = svg.getBoundingClientRect().top - figure.getBoundingClientRect().top + point.y * scale;
    tip.style.left = `${Math.max(0, Math.min(left + 10, figure.scrollLeft + figure.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${Math.max(0, top - tip.offsetHeight - 8)}px`;
  };
  const hide = () => { tip.hidden = true; current = null; };
  figure.addEventListener('pointermove', event => {
    const svg = shown(figure);
    const box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
    const x = (event.clientX - box.left) / scale, y = (event.clientY - box.top) / scale;
    let best = null, least = 20;
    for (const point of points(svg)) {
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < least) [best, least] = [point, distance];
    }
    if (best) show(svg, best); else hide();
  });
  figure.addEventListener('pointerleave', hide);
  figure.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') hide();
    if (!step || !event.target.matches('svg[role]')) return;
    const all = points(shown(figure));
    if (all.length === 0) return;
    const at = current ? all.findIndex(p => p.x === current.x && p.y === current.y) : step > 0 ? -1 : all.length;
    show(shown(figure), all[Math.max(0, Math.min(all.length - 1, at + step))]);
    event.preventDefault();
  });
}

function toggles(figure) {
  for (const name of figure.querySelectorAll('[data-name]')) {
    name.setAttribute('role', 'button');
    name.setAttribute('tabindex', '0');
    name.setAttribute('aria-pressed', 'true');
    name.setAttribute('aria-label', `show ${name.dataset.name}`);
    const toggle = () => {
      const isShown = name.getAttribute('aria-pressed') !== 'true';
      for (const part of figure.querySelectorAll(`[data-run="${name.dataset.run}"]`)) {
        if (part.dataset.name === undefined) part.classList.toggle('gone', !isShown);
        else part.setAttribute('aria-pressed', isShown);
      }
    };
    name.addEventListener('click', toggle);
    name.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      toggle();
    });
  }
}

function savePng(figure) {
  const svg = shown(figure), style = getComputedStyle(document.documentElement), size = svg.viewBox.baseVal;
  const text = new XMLSerializer().serializeToString(svg).replace(/var\((--\w+)\)/g, (_, name) => style.getPropertyValue(name).trim());
  const copy = new DOMParser().parseFromString(text, 'image/svg+xml');
  for (const part of copy.querySelectorAll('.gone')) part.remove();
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2 * size.width, 2 * size.height];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    const link = document.createElement('a');
    link.href = canvas.toDataURL('image/png');
    link.download = `${figure.id}.png`;
    link.click();
  };
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
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

for (const figure of document.querySelectorAll('figure')) {
  hover(figure);
  toggles(figure);
  figure.querySelector('.save')?.addEventListener('click', () => savePng(figure));
  figure.querySelector('.scale')?.addEventListener('click', event => {
    for (const picture of figure.querySelectorAll('[data-scale]')) picture.hidden = !picture.hidden;
    const isLog = !figure.querySelector('[data-scale=log]').hidden;
    event.target.textContent = isLog ? 'linear scale' : 'log scale';
  });
}
document.getElementById('copy').addEventListener('click', event => copyJson(event.target));
