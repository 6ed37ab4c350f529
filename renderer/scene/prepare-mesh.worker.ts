import { expose, transfer } from 'comlink';
import { createMeshService } from './mesh-service';

const service = createMeshService();

expose({
  ...service,
  prepare(...call: Parameters<typeof service.prepare>) {
    const packed = service.prepare(...call);
    return transfer(packed, [packed.positions.buffer, packed.normals.buffer, packed.triangles.buffer]);
  },
  coarsen(key: number) {
    const triangles = service.coarsen(key);
    return triangles && transfer(triangles, [triangles.buffer]);
  },
  async thin(key: number) {
    const triangles = await service.thin(key);
    return triangles && transfer(triangles, [triangles.buffer]);
  },
  async ambientOcclusion(key: number) {
    const bytes = await service.ambientOcclusion(key);
    return bytes && transfer(bytes, [bytes.buffer]);
  },
});
