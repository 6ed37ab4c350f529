import { handOver } from '../../geometry/threads/hand-over';
import { handlersOf, type CallsOf } from '../../geometry/threads/remote-service';
import { serveCalls } from '../../geometry/threads/serve-calls';
import { ownLine } from '../platform/browser-thread';
import { createMeshService, type MeshService } from './mesh-service';

const service = createMeshService();

/** Made for the stage alone. */
const own = <T extends { readonly buffer: ArrayBufferLike }>(made: T | null): T | null =>
  made && handOver(made, [made.buffer]);

serveCalls<CallsOf<MeshService>>(
  ownLine(),
  handlersOf<MeshService>({
    ...service,
    prepare: (...call) => {
      const packed = service.prepare(...call);
      return handOver(packed, [packed.positions.buffer, packed.normals.buffer, packed.triangles.buffer]);
    },
    coarsen: key => own(service.coarsen(key)),
    thin: async key => own(await service.thin(key)),
    ambientOcclusion: async key => own(await service.ambientOcclusion(key)),
  }),
);
