interface Pictures {
  /** PNG in base64; without it, everything has changed. */
  readonly before: string | undefined;
  readonly now: string;
  /** Of the WebP picture, from 0 to 1. */
  readonly quality: number;
}

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In base64. */
  readonly webp: string;
}

/**
 * The smallest rectangle with everything that has changed, with an even left and upper edge; undefined if nothing has. It runs in a page, so
 * it can't use anything outside itself.
 */
export async function changedPart({ before, now, quality }: Pictures): Promise<Part | undefined> {
  async function draw(png: string) {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    if (!context) throw new Error("There is no canvas.");
    context.drawImage(image, 0, 0);
    return { canvas, pixels: new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer) };
  }

  function changed(a: Uint32Array, b: Uint32Array | undefined, width: number) {
    const [xs, ys] = [new Set<number>(), new Set<number>()];
    for (const [index, pixel] of a.entries()) {
      if (pixel === b?.[index]) continue;
      xs.add(index % width);
      ys.add(Math.floor(index / width));
    }
    return xs.size === 0 ? undefined : { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
  }

  const least = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => Math.min(a, b));
  const most = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => Math.max(a, b));

  const [old, { canvas, pixels }] = [before === undefined ? undefined : await draw(before), await draw(now)];
  const found = changed(pixels, old?.pixels, canvas.width);
  if (!found) return undefined;
  const [x, y] = [found.left - (found.left % 2), found.top - (found.top % 2)];
  const [width, height] = [found.right + 1 - x, found.bottom + 1 - y];
  const part = new OffscreenCanvas(width, height);
  const context = part.getContext("2d", { alpha: false });
  context?.drawImage(canvas, -x, -y);
  const bytes = new Uint8Array(await (await part.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCodePoint(byte));
  return { x, y, width, height, webp: btoa(letters.join("")) };
}
