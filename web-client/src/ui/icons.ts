/** The paths of the icons on a 24 × 24 grid, drawn as lines. */
const PATHS = {
  eye: 'M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  pointer: 'M5 3.5 19 11l-6.2 1.9L9.6 19 5 3.5z',
  fit: 'M4 9V5h5M20 9V5h-5M4 15v4h5M20 15v4h-5',
  original: 'M3.5 5.5h17v13h-17zM8 9.5v5M16 9.5v5M12 10.5v.01M12 13.5v.01',
  expand: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  shrink: 'M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7',
  end: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  signal: 'M4.5 19v-4M9.5 19v-7.5M14.5 19v-11M19.5 19V4.5',
  screens: 'M2.5 4.5h12v9h-12zM17.5 8.5h4v9h-11v-1M8 19.5h.01M13 20.5h6',
  window: 'M10 5H4.5v14.5H19V14M13.5 4H20v6.5M20 4l-9 9',
  more: 'M6 9l6 6 6-6',
  chat: 'M4 5.5h16v10.5h-8.5L7 20v-4H4z',
  files: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5',
  clipboard: 'M6 5.5h12v15H6zM9.5 3.5h5v3.5h-5zM9 11.5h6M9 15.5h4',
  computer: 'M3 5h18v11.5H3zM8.5 20.5h7M12 16.5v4',
  restart: 'M19.5 8.5A8 8 0 1 0 20 13.5M20 4v5h-5',
  phone:
    'M6.5 3.5h2.8l1.4 4.2-2.1 1.6a11.5 11.5 0 0 0 6.1 6.1l1.6-2.1 4.2 1.4v2.8c0 1.6-1.3 2.9-2.9 2.7C10 19.4 4.6 14 3.8 6.4 3.6 4.8 4.9 3.5 6.5 3.5z',
  rights:
    'M12 3l7.5 3v5.5c0 4.6-3.1 7.7-7.5 9.5-4.4-1.8-7.5-4.9-7.5-9.5V6zM8.8 11.8l2.3 2.4 4.2-4.6',
  command:
    'M9 9h6v6H9zM9 9H6.5A2.5 2.5 0 1 1 9 6.5zM15 9h2.5A2.5 2.5 0 1 0 15 6.5zM15 15h2.5a2.5 2.5 0 1 1-2.5 2.5zM9 15H6.5A2.5 2.5 0 1 0 9 17.5z',
  keys: 'M2.5 6.5h19v11h-19zM6 10h.01M10 10h.01M14 10h.01M18 10h.01M7.5 14h9',
  record:
    'M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  pen: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5',
  arrow: 'M4 20 20 4M11 4h9v9',
  box: 'M4 6h16v12H4z',
  flash:
    'M12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM12 2.5v2.5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M5.3 18.7 7 17M17 7l1.7-1.7',
  pin: 'M9 4h6l-1 6 3.5 3.5h-11L10 10zM12 13.5V20',
  clear: 'M4 7h16M9 7V4.5h6V7M6.5 7l1 12.5h9l1-12.5M10 10.5v5.5M14 10.5v5.5',
  pause: 'M8 5v14M16 5v14',
  handover: 'M3 8.5h14M13.5 4.5l4 4-4 4M21 15.5H7M10.5 11.5l-4 4 4 4',
  onlooker:
    'M8.5 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM2.5 19.5c0-3.2 2.6-5.2 6-5.2s6 2 6 5.2M16 5.3a3.2 3.2 0 0 1 0 6.1M17.5 14.6c2.4.6 4 2.4 4 4.9',
  queue: 'M4 6h.01M8 6h12M4 12h.01M8 12h12M4 18h.01M8 18h8',
  bell: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 2h-15zM10 21h4',
  mute: 'M6 16.5V11a6 6 0 0 1 1-3.3M9.5 5.6A6 6 0 0 1 18 11v4M4.5 18.5H17M10 21h4M4 4l16 16',
  play: 'M7 4.5v15L19.5 12z',
  back: 'M11 5.5 4.5 12l6.5 6.5M19 5.5 12.5 12l6.5 6.5',
  forward: 'M13 5.5l6.5 6.5-6.5 6.5M5 5.5l6.5 6.5L5 18.5',
  stop: 'M6 6h12v12H6z',
  camera: 'M3 7.5h4L8.5 5h7L17 7.5h4V19H3zM12 9.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  flip: 'M4 9a8.5 8.5 0 0 1 14.5-2.5L20 8M20 3.5V8h-4.5M20 15a8.5 8.5 0 0 1-14.5 2.5L4 16M4 20.5V16h4.5',
  torch: 'M8 3h8v4l-2 3.5V21h-4V10.5L8 7zM8 7h8M12 13v2',
  globe:
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
} as const;

export type Icon = keyof typeof PATHS;

export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
