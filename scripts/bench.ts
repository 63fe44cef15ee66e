import { ensureCertificate } from "../sandbox/listening/certificate.ts";
import { localEnvironment } from "./process/local-environment.ts";
import { runNode } from "./process/run-node.ts";
import { sandboxFolder } from "./process/sandbox-folder.ts";

const { certificateFile } = await ensureCertificate(sandboxFolder);
process.exitCode = await runNode(["bench/main.ts", ...process.argv.slice(2)], { environment: localEnvironment(certificateFile) });
