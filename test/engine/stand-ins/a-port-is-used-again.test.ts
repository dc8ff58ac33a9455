import assert from "node:assert/strict";
import { promisify } from "node:util";
import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { EngineClient, EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest } from "@pulumi/pulumi/proto/engine_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { pulumiClientOptions, shareNoConnections } from "../../support/engine/connections";

describe("a port that the engine of an earlier run had", () => {
  it("serves the engine of a later run at once, while the earlier program still asks", async () => {
    shareNoConnections();
    const gone = await startEngine(0);
    await gone.stop();
    const earlier = connect(gone.port);
    await assert.rejects(log(earlier), /UNAVAILABLE/);

    const engine = await startEngine(gone.port);
    const later = connect(gone.port);
    try {
      await log(later);
    } finally {
      earlier.close();
      later.close();
      await engine.stop();
    }
  });
});

function connect(port: number): EngineClient {
  return new EngineClient(`127.0.0.1:${port}`, credentials.createInsecure(), pulumiClientOptions);
}

async function log(client: EngineClient): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.log(new LogRequest(), (error: ServiceError | null) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** An engine that hears what programs log, and does nothing else. */
async function startEngine(wanted: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = new Server();
  server.addService(EngineService, {
    log: (_call: unknown, answer: (error: null, reply: Empty) => void) => {
      answer(null, new Empty());
    },
  });
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind(`127.0.0.1:${wanted}`, ServerCredentials.createInsecure());
  return { port, stop: promisify(server.tryShutdown.bind(server)) };
}
