// N3.js and Comunica for the tests: reads a job (JSON) from standard input, prints a result (JSON) to standard output.
import { createReadStream } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.argv[2]);
const job = JSON.parse(await new Promise((resolve) => {
  let text = "";
  process.stdin.on("data", (part) => { text += part; }).on("end", () => resolve(text));
}));

async function count(path, format) {
  const { StreamParser } = require("n3");
  let quads = 0;
  for await (const _ of createReadStream(path).pipe(new StreamParser({ format }))) quads += 1;
  return quads;
}

async function ask(engine, paths, query) {
  const result = await engine.query(query, { sources: paths.map((value) => ({ type: "file", value })) });
  const variables = (await result.metadata()).variables.map((each) => (each.variable ?? each).value);
  const rows = await (await result.execute()).toArray();
  return rows.map((row) => variables.map((name) => row.get(name)?.value ?? ""));
}

const results = [];
if (job.parse) {
  for (const [path, format] of job.parse) {
    results.push(await count(path, format).catch((error) => String(error)));
  }
} else {
  const { QueryEngine } = require("@comunica/query-sparql-file");
  const engine = new QueryEngine();
  for (const [paths, query] of job.ask) {
    results.push(await ask(engine, paths, query).catch((error) => String(error)));
  }
}
process.stdout.write(JSON.stringify(results));
