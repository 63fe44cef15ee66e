// Plain JavaScript without imports, so that an old Node can run it and print instructions instead of failing on a `.ts` file.

const wanted = 24;

/** Runs a function that needs Node 24, or says where to get it and ends with 1. @param {() => Promise<unknown>} run */
export function withNode24(run) {
  if (Number(process.versions.node.split(".")[0]) >= wanted) {
    run().catch(fail);
    return;
  }
  process.exitCode = 1;
  process.stderr.write(
    `Guestlist needs Node ${wanted}, and this is ${process.version}.\n` +
      "On Linux and Windows `npm ci` brings it, and npm's scripts use it: run `npm ci`, then `npm start` or `npm test`.\n" +
      `On macOS install Node ${wanted} from https://nodejs.org first.\n`,
  );
}

/** @param {unknown} error */
function fail(error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
