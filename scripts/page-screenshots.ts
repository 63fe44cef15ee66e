import { ensureCertificate } from "../sandbox/listening/certificate.ts";
import { localEnvironment } from "./process/local-environment.ts";
import { runNode } from "./process/run-node.ts";
import { sandboxFolder } from "./process/sandbox-folder.ts";

const { certificateFile } = await ensureCertificate(sandboxFolder);
const environment = localEnvironment(certificateFile);
const words = process.argv.slice(2);
const isTerminalAlone = words[0] === "terminal";
const isTerminalLeftOut = words.length > 0 && !isTerminalAlone;

if (!isTerminalAlone) process.exitCode = await runNode(["scripts/pictures/page-pictures.ts", ...words], { environment });
if (!isTerminalLeftOut) process.exitCode ||= await runNode(["scripts/pictures/terminal-pictures.ts"], { environment });
