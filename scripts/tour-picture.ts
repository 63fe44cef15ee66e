import { ensureCertificate } from "../sandbox/listening/certificate.ts";
import { localEnvironment } from "./process/local-environment.ts";
import { runNode } from "./process/run-node.ts";
import { sandboxFolder } from "./process/sandbox-folder.ts";

const { certificateFile } = await ensureCertificate(sandboxFolder);
process.exitCode = await runNode(["scripts/pictures/record-tour.ts"], { environment: localEnvironment(certificateFile) });
