import { drawEveryElement } from "./draw-every-element.ts";

describe("Every other look", function () {
  this.timeout(60_000);
  drawEveryElement({
    "in high contrast": { forcedColors: "active", colorScheme: "dark" },
    "on the smallest phone": { viewport: { width: 320, height: 640 } },
    "at 200 %": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  });
});
