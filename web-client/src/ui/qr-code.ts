import { correction, generate } from 'lean-qr';

/** Empty modules around the code, as ISO/IEC 18004 § 9.1 wants. */
const QUIET = 4;

/** A QR code as one path, black on white whatever the colours of the page. */
export function qrCode(text: string, label: string): SVGSVGElement {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  const svg = element('svg', {
    viewBox: `0 0 ${size} ${size}`,
    class: 'qr-code',
    role: 'img',
    'aria-label': label,
    'shape-rendering': 'crispEdges',
  });
  svg.append(
    element('rect', { width: String(size), height: String(size), fill: '#fff' }),
    element('path', { d: path, fill: '#000' }),
  );
  return svg;
}

function element<K extends keyof SVGElementTagNameMap>(
  name: K,
  properties: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  return made;
}
