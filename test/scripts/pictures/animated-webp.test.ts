import assert from "node:assert/strict";
import { animatedWebp } from "../../../scripts/pictures/animated-webp.ts";

const chunk = (name: string, data: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), length, Buffer.from(data), Buffer.alloc(data.length % 2)]);
};
const file = (...chunks: readonly Buffer[]) => chunk("RIFF", Buffer.concat([Buffer.from("WEBP"), ...chunks]).toString("latin1"));
const frame = { x: 0, y: 0, width: 10, height: 4, milliseconds: 100, webp: file(chunk("VP8 ", "abc")) };

describe("animatedWebp", () => {
  it("has the size of the picture, plays for ever, and has each frame with its place and time", () => {
    const picture = animatedWebp({
      width: 1000,
      height: 640,
      frames: [frame, { ...frame, x: 258, y: 2, milliseconds: 70_000 }],
    });
    const text = picture.toString("latin1");
    assert.equal(picture.readUInt32LE(4), picture.length - 8);
    assert.equal(text.slice(8, 16), "WEBPVP8X");
    assert.deepEqual([...picture.subarray(20, 30)], [2, 0, 0, 0, 0xe7, 0x03, 0, 0x7f, 0x02, 0]);
    const loops = picture.subarray(text.indexOf("ANIM") + 12, text.indexOf("ANIM") + 14);
    assert.deepEqual([...loops], [0, 0]);
    const second = picture.subarray(text.lastIndexOf("ANMF") + 8);
    assert.deepEqual([...second.subarray(0, 16)], [129, 0, 0, 1, 0, 0, 9, 0, 0, 3, 0, 0, 0x70, 0x11, 0x01, 2]);
    assert.equal(second.toString("latin1", 16), "VP8 \u0003\0\0\0abc\0");
  });

  it("takes over the chunks of the image alone, its transparency included", () => {
    const webp = file(chunk("VP8X", "0123456789"), chunk("ALPH", "al"), chunk("VP8 ", "im"), chunk("EXIF", "no"));
    const text = animatedWebp({ width: 10, height: 4, frames: [{ ...frame, webp }] }).toString("latin1");
    assert.equal(text.slice(text.indexOf("ANMF") + 24), "ALPH\u0002\0\0\0alVP8 \u0002\0\0\0im");
  });

  it("refuses a position that the format can't store, and what is no WebP file", () => {
    assert.throws(() => animatedWebp({ width: 10, height: 4, frames: [{ ...frame, x: 1 }] }), /must be even/);
    assert.throws(() => animatedWebp({ width: 10, height: 4, frames: [{ ...frame, webp: Buffer.from("GIF89a000000") }] }), /no WebP file/);
  });
});
