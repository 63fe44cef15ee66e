/** Unpacks all of @sparticuz/chromium into the temporary folder (`TMPDIR`): the package supports no other folder. */
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";

const archives = ["chromium.br", "swiftshader.tar.br", "al2023.tar.br", "fonts.tar.br"];
const folder = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));

await Promise.all(archives.map((archive) => inflate(fileURLToPath(new URL(archive, folder)))));
