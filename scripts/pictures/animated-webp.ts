/** A part of an animated picture, and how long it stays. */
export interface WebpFrame {
  /** Left and upper edge in the picture, in pixels; even numbers, because the format stores half of them. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
  /** The part as a WebP file of its own. */
  readonly webp: Buffer;
}

interface AnimatedWebp {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly WebpFrame[];
}

const animationFlag = 0x02;
/** The frame replaces what is beneath it; it stays when the next one comes. */
const noBlending = 0x02;
const imageChunks = ["ALPH", "VP8 ", "VP8L"];

/**
 * Puts WebP pictures together to one that moves, for ever: https://developers.google.com/speed/webp/docs/riff_container. Browsers make the
 * pictures, so no encoder is needed. @throws Error for what is no WebP file, or no even position.
 */
export function animatedWebp({ width, height, frames }: AnimatedWebp): Buffer {
  const size = Buffer.concat([uint(animationFlag, 4), uint(width - 1, 3), uint(height - 1, 3)]);
  const backgroundAndLoops = Buffer.concat([uint(0xff_ff_ff_ff, 4), uint(0, 2)]);
  const chunks = [chunk("VP8X", size), chunk("ANIM", backgroundAndLoops), ...frames.map((frame) => chunk("ANMF", frameData(frame)))];
  return chunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks]));
}

function frameData({ x, y, width, height, milliseconds, webp }: WebpFrame): Buffer {
  if (x % 2 !== 0 || y % 2 !== 0) throw new Error(`A frame can't be at ${x}, ${y}: its position must be even.`);
  const place = [x / 2, y / 2, width - 1, height - 1, Math.round(milliseconds)].map((number) => uint(number, 3));
  return Buffer.concat([...place, uint(noBlending, 1), ...chunksOf(webp).filter((one) => imageChunks.includes(nameOf(one)))]);
}

const nameOf = (one: Buffer) => one.toString("latin1", 0, 4);

/** The chunks of a WebP file, each with its head. */
function chunksOf(file: Buffer): readonly Buffer[] {
  if (nameOf(file) !== "RIFF" || file.toString("latin1", 8, 12) !== "WEBP") throw new Error("This is no WebP file.");
  const chunks: Buffer[] = [];
  for (let at = 12; at < file.length;) {
    const end = at + 8 + even(file.readUInt32LE(at + 4));
    chunks.push(file.subarray(at, end));
    at = end;
  }
  return chunks;
}

function chunk(name: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), uint(data.length, 4), data, Buffer.alloc(even(data.length) - data.length)]);
}

const even = (length: number) => length + (length % 2);

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
