const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an SVG element.
 *
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 * @param {...Node} children
 */
export function svgElement(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
