// Draws a map into an element marked data-map: `page` beside its drawer, `card` as a picture, `picker` for a form.
// What it shows is also in the page as a list or as fields, so the page is whole where no map can be drawn.

import { countryNames, gridOf, mapStyle, pinLayers } from './map-style.js';
import { drawPin } from './map-pins.js';

const json = async (address) => (await fetch(address)).json();
const numbers = (text) => (text ?? '').split(',').map(Number);
const quiet = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export async function drawMap(element) {
  const { data, library } = await load(element);
  const view = startingView(element);
  const map = new library.Map({
    container: element.querySelector('[data-canvas]'),
    style: mapStyle(data),
    center: view.centre,
    zoom: view.zoom,
    minZoom: 3.5,
    maxZoom: 16,
    maxBounds: [[94, 2], [117, 30]],
    attributionControl: false,
    interactive: element.dataset.map !== 'card',
    dragRotate: false,
    pitchWithRotate: false,
    locale: { 'Map.Title': element.dataset.title },
  });
  map.touchZoomRotate.disableRotation();
  map.setMissingStyleImageResolver(async (id) => {
    if (!id.startsWith('pin|')) return;
    const { image, pixelRatio } = await drawPin(id, element.dataset.sprite);
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio });
  });
  const places = new Places(element, map);
  const ready = async () => {
    map.getSource('names').setData(countryNames(await json(data.addresses.countries), data.parties, data.language));
    grid(map);
    await places.show();
  };
  map.on('load', () => {
    element.classList.add('ready');
    ready().then(() => map.once('idle', () => element.setAttribute('data-idle', '')));
  });
  map.on('moveend', () => grid(map));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    map.setStyle(mapStyle(data), { diff: false });
    map.once('style.load', ready);
  });
  if (element.dataset.map === 'page') besideItsDrawer(element, map, places);
  if (element.dataset.map === 'picker') pick(element, map, library);
}

let loaded;

async function load(element) {
  const { dataset } = element;
  loaded ??= import(new URL(dataset.library, location.href).href).then((library) => {
    library.setWorkerUrl(new URL(dataset.worker, location.href).href);
    return library;
  });
  return {
    library: await loaded,
    data: {
      faces: await json(dataset.faces),
      addresses: { countries: dataset.countries, lines: dataset.lines, others: dataset.others, towns: dataset.towns },
      parties: dataset.parties.split(','),
      language: document.documentElement.lang,
    },
  };
}

/** The address knows where one looks, so that it can be copied; else the page says. */
function startingView(element) {
  const [latitude, longitude, zoom] = element.dataset.map === 'page' ? numbers(location.hash.slice(1).replaceAll('/', ',')) : [];
  if (Number.isFinite(latitude) && Number.isFinite(longitude) && Number.isFinite(zoom)) return { centre: [longitude, latitude], zoom };
  const [lat, lon] = numbers(element.dataset.centre);
  return { centre: [lon, lat], zoom: Number(element.dataset.zoom) };
}

function grid(map) {
  const { lines, names } = gridOf(map.getBounds().toArray().flat(), map.getZoom());
  map.getSource('grid')?.setData(lines);
  map.getSource('grid-names')?.setData(names);
}

/** The places of the layers that the page shows. */
class Places {
  constructor(element, map) {
    this.element = element;
    this.map = map;
  }

  get layers() {
    return (this.element.dataset.layers ?? '').split(',').filter(Boolean);
  }

  async show() {
    const pin = this.element.dataset.pin;
    if (pin) this.put('pin', JSON.parse(pin));
    await Promise.all(this.layers.map(async (layer) => this.put(layer, await json(`/map/layers/${layer}`))));
    this.choose(this.element.dataset.at ?? '');
  }

  put(layer, data) {
    const source = this.map.getSource(layer);
    if (source) {
      source.setData(data);
      return;
    }
    this.map.addSource(layer, { type: 'geojson', data });
    pinLayers(layer).forEach((each) => this.map.addLayer(each));
    if (this.element.dataset.map !== 'page') return;
    this.map.on('click', `${layer}-pins`, ({ features }) => this.onChosen?.(features[0].properties.id));
    this.map.on('mouseenter', `${layer}-pins`, () => { this.map.getCanvas().style.cursor = 'pointer'; });
    this.map.on('mouseleave', `${layer}-pins`, () => { this.map.getCanvas().style.cursor = ''; });
  }

  choose(id) {
    for (const layer of [...this.layers, 'pin']) {
      if (this.map.getLayer(`${layer}-chosen`)) this.map.setFilter(`${layer}-chosen`, ['==', ['get', 'id'], id]);
    }
  }

  hideAllBut(shown) {
    for (const layer of this.layers) {
      for (const part of ['chosen', 'pins']) {
        if (this.map.getLayer(`${layer}-${part}`)) this.map.setLayoutProperty(`${layer}-${part}`, 'visibility', shown.includes(layer) ? 'visible' : 'none');
      }
    }
  }
}

/** List and map are one selection: a pin is pressed as its row is, and a row that opens moves the map to its place. */
function besideItsDrawer(element, map, places) {
  places.onChosen = (id) => document.querySelector(`[data-place="${CSS.escape(id)}"]`)?.click();
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${lat.toFixed(4)}/${lng.toFixed(4)}/${map.getZoom().toFixed(2)}`);
    scale(element, map);
  });
  document.addEventListener('htmx:afterSettle', () => {
    const chosen = document.querySelector('[data-chosen]');
    element.dataset.at = chosen?.dataset.chosen ?? '';
    places.choose(element.dataset.at);
    const [latitude, longitude] = numbers(chosen?.dataset.position);
    if (chosen?.dataset.position && !map.getBounds().contains([longitude, latitude])) {
      map.easeTo({ center: [longitude, latitude], duration: quiet() ? 0 : 180 });
    }
  });
  document.addEventListener('tripoint:changed', () => places.show());
  element.querySelectorAll('[data-zoom-by]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => map.zoomTo(map.getZoom() + Number(button.dataset.zoomBy), { duration: quiet() ? 0 : 180 }));
  });
  const whole = element.querySelector('[data-whole]');
  whole?.addEventListener('click', () => {
    const [lat, lon] = numbers(element.dataset.centre);
    map.easeTo({ center: [lon, lat], zoom: Number(element.dataset.zoom), duration: quiet() ? 0 : 180 });
  });
  element.querySelectorAll('[data-toggles]').forEach((box) => box.addEventListener('change', () => {
    const shown = [...element.querySelectorAll('[data-toggles]:checked')].map((each) => each.value);
    places.hideAllBut(shown);
    const address = new URL(location.href);
    address.searchParams.delete('layer');
    shown.forEach((layer) => address.searchParams.append('layer', layer));
    window.htmx.ajax('GET', address.pathname + address.search, { target: '#drawer', select: '#drawer', swap: 'outerHTML' })
      .then(() => history.replaceState(history.state, '', address));
  }));
  map.once('idle', () => scale(element, map));
}

/** A bar of a round length and its number. */
function scale(element, map) {
  const bar = element.querySelector('[data-scale]');
  if (!bar) return;
  const metresPerPixel = 40075016.7 * Math.cos(map.getCenter().lat * Math.PI / 180) / (512 * 2 ** map.getZoom());
  const steps = [10, 20, 50].flatMap((step) => [1, 10, 100, 1000, 10000].map((times) => step * times)).sort((one, other) => one - other);
  const metres = steps.find((step) => step / metresPerPixel >= 60) ?? steps.at(-1);
  bar.style.width = `${Math.round(metres / metresPerPixel)}px`;
  bar.nextElementSibling.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}

/** A click fills the fields of latitude and longitude; typing moves the pin. */
function pick(element, map, library) {
  const form = element.closest('form');
  const [latitude, longitude, source] = ['latitude', 'longitude', 'source'].map((name) => form.elements[element.dataset[name]]);
  const pin = document.createElement('span');
  pin.className = 'picked-pin';
  const marker = new library.Marker({ element: pin, draggable: true, anchor: 'bottom' });
  element.classList.add('picks');
  const fill = (lat, lon, from) => {
    latitude.value = lat.toFixed(5);
    longitude.value = lon.toFixed(5);
    source.value = from;
    latitude.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const show = () => {
    const lat = Number(latitude.value.replace(',', '.'));
    const lon = Number(longitude.value.replace(',', '.'));
    const typed = latitude.value.trim() && longitude.value.trim() && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    if (!typed || Number.isNaN(lat) || Number.isNaN(lon)) {
      marker.remove();
      return;
    }
    marker.setLngLat([lon, lat]).addTo(map);
    if (!map.getBounds().contains([lon, lat])) map.easeTo({ center: [lon, lat], duration: 0 });
  };
  map.on('click', ({ lngLat }) => {
    fill(lngLat.lat, lngLat.lng, 'map');
    show();
  });
  marker.on('dragend', () => fill(marker.getLngLat().lat, marker.getLngLat().lng, 'map'));
  for (const field of [latitude, longitude]) {
    field.addEventListener('change', () => {
      source.value = 'typed';
      show();
    });
  }
  const here = form.querySelector('[data-locate]');
  if (here && navigator.geolocation) {
    here.hidden = false;
    here.addEventListener('click', () => navigator.geolocation.getCurrentPosition(({ coords }) => {
      fill(coords.latitude, coords.longitude, 'device');
      const accuracy = form.elements[element.dataset.accuracy];
      if (accuracy) accuracy.value = Math.ceil(coords.accuracy);
      show();
    }));
  }
  show();
}
