// The map's look: made from the tokens of the page, so light, dark and print are one design.

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const absolute = (address) => new URL(address, location.href).href;

/** Font files as the style names them: of two that hold a letter the first counts, so the narrow ones lead. */
export function fontFaces(faces) {
  const ofWeight = (weight) => faces.filter((face) => face.weight === weight)
    .sort((one, other) => Number(one.address.includes('latin-ext')) - Number(other.address.includes('latin-ext')))
    .map((face) => ({ url: absolute(face.address), 'unicode-range': face.ranges }));
  return { Plain: ofWeight(400), Strong: ofWeight(600) };
}

/** Where a country's name stands: the middle of its largest outline. */
export function countryNames(countries, parties, language) {
  const rings = (geometry) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) => polygon[0]);
  const area = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;
  const middle = (ring) => [0, 1].map((axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length);
  return {
    type: 'FeatureCollection',
    features: countries.features.filter((country) => parties.includes(country.properties.iso)).map((country) => {
      const largest = rings(country.geometry).sort((one, other) => area(other) - area(one))[0];
      const names = country.properties;
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: middle(largest) },
        properties: { name: names[`name_${language}`] ?? names.name_en },
      };
    }),
  };
}

export function mapStyle({ faces, addresses, parties, language }) {
  const isParty = ['in', ['get', 'iso'], ['literal', parties]];
  const name = ['coalesce', ['get', `name_${language}`], ['get', 'name']];
  const empty = { type: 'FeatureCollection', features: [] };
  const geojson = (data) => ({ type: 'geojson', data });
  const line = (id, source, filter, paint) => ({ id, type: 'line', source, ...(filter ? { filter } : {}), layout: { 'line-join': 'round', 'line-cap': 'butt' }, paint });
  return {
    version: 8,
    'font-faces': fontFaces(faces),
    sources: {
      countries: geojson(absolute(addresses.countries)),
      lines: geojson(absolute(addresses.lines)),
      others: geojson(absolute(addresses.others)),
      towns: geojson(absolute(addresses.towns)),
      names: geojson(empty),
      grid: geojson(empty),
      'grid-names': geojson(empty),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': token('map-water') } },
      { id: 'other', type: 'fill', source: 'countries', filter: ['!', isParty], paint: { 'fill-color': token('map-other') } },
      { id: 'land', type: 'fill', source: 'countries', filter: isParty, paint: { 'fill-color': token('map-land') } },
      line('grid', 'grid', null, { 'line-color': token('map-grid'), 'line-width': 1 }),
      line('other-lines', 'others', null, { 'line-color': token('map-line'), 'line-width': 1, 'line-opacity': 0.6 }),
      line('veil', 'lines', null, { 'line-color': token('map-grid'), 'line-width': 9, 'line-opacity': 0.8 }),
      line('common', 'lines', ['==', ['get', 'status'], 'common'], { 'line-color': token('map-line'), 'line-width': 1.6 }),
      line('differs', 'lines', ['==', ['get', 'status'], 'differs'], { 'line-color': token('map-line'), 'line-width': 1.6, 'line-dasharray': [5 / 1.6, 5 / 1.6] }),
      { id: 'town-dots', type: 'circle', source: 'towns', minzoom: 8, paint: { 'circle-radius': 2.5, 'circle-color': token('map-label') } },
      {
        id: 'towns', type: 'symbol', source: 'towns', minzoom: 8.5,
        layout: { 'text-field': name, 'text-font': ['Plain'], 'text-size': 12.5, 'text-anchor': 'left', 'text-offset': [0.6, 0], 'text-line-height': 1.5, 'symbol-sort-key': ['get', 'rank'] },
        paint: { 'text-color': token('map-label'), 'text-halo-color': token('map-land'), 'text-halo-width': 1.5 },
      },
      {
        id: 'names', type: 'symbol', source: 'names', maxzoom: 9,
        layout: { 'text-field': ['get', 'name'], 'text-font': ['Plain'], 'text-size': 15, 'text-line-height': 1.5 },
        paint: { 'text-color': token('map-label'), 'text-halo-color': token('map-land'), 'text-halo-width': 1.5 },
      },
      {
        id: 'grid-names', type: 'symbol', source: 'grid-names',
        layout: { 'text-field': ['get', 'name'], 'text-font': ['Plain'], 'text-size': 11.5, 'text-anchor': ['get', 'anchor'], 'text-offset': [0.3, -0.3], 'text-allow-overlap': true },
        paint: { 'text-color': token('map-label'), 'text-halo-color': token('map-land'), 'text-halo-width': 1 },
      },
    ],
  };
}

/** The layers of one contribution: a ring round what is chosen, the pins, their names. */
export function pinLayers(source) {
  return [
    {
      id: `${source}-chosen`, type: 'circle', source, filter: ['==', ['get', 'id'], ''],
      paint: { 'circle-radius': 19, 'circle-color': token('surface'), 'circle-opacity': 0.6, 'circle-stroke-color': token('accent'), 'circle-stroke-width': 4 },
    },
    {
      id: `${source}-pins`, type: 'symbol', source,
      layout: {
        'icon-image': ['concat', 'pin|', ['get', 'shape'], '|', ['get', 'whose'], '|', ['get', 'glyph']],
        'icon-allow-overlap': true,
        'icon-padding': 4,
        'text-field': ['coalesce', ['get', 'label'], ''],
        'text-font': ['Strong'],
        'text-size': 12.5,
        'text-line-height': 1.6,
        'text-variable-anchor': ['left', 'right', 'top'],
        'text-radial-offset': 1.2,
        'text-optional': true,
        'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'weight'], 0]],
      },
      paint: { 'text-color': token('ink'), 'text-halo-color': token('map-land'), 'text-halo-width': 2 },
    },
  ];
}

/** Lines every tenth of a degree, or wider apart when the map shows more, and their numbers at its edges. */
export function gridOf(bounds, zoom) {
  const step = zoom >= 8.2 ? 0.1 : zoom >= 5.2 ? 1 : 5;
  const [west, south, east, north] = bounds;
  const multiples = (from, to) => {
    const found = [];
    for (let i = Math.ceil(from / step); i * step <= to && found.length < 200; i++) found.push(i * step);
    return found;
  };
  const degrees = (value) => `${value.toFixed(step < 1 ? 1 : 0)}°`;
  const feature = (type, coordinates, properties = {}) => ({ type: 'Feature', geometry: { type, coordinates }, properties });
  const meridians = multiples(west, east);
  const parallels = multiples(south, north);
  const collection = (features) => ({ type: 'FeatureCollection', features });
  return {
    lines: collection([
      ...meridians.map((x) => feature('LineString', [[x, south], [x, north]])),
      ...parallels.map((y) => feature('LineString', [[west, y], [east, y]])),
    ]),
    names: collection([
      ...meridians.slice(1).map((x) => feature('Point', [x, south], { name: degrees(x), anchor: 'bottom-left' })),
      ...parallels.slice(1).map((y) => feature('Point', [west, y], { name: degrees(y), anchor: 'bottom-left' })),
    ]),
  };
}
