import { buildHead } from '../../../samples/head/build-head';
import type { Head } from '../../../samples/head/head';
import { samplePatient } from '../../../samples/patients';
import { simulateSlices } from './sample-frame';
import type { SampleAnswer, SampleQuestion } from './sample-question';

let head: Head | null = null;

self.addEventListener('message', ({ data }: MessageEvent<SampleQuestion>) => {
  head ??= buildHead(samplePatient(data.name));
  if (data.type === 'build') return;
  const voxels = simulateSlices(head, data.frame, data.from, data.to);
  const answer: SampleAnswer = { from: data.from, to: data.to, voxels };
  self.postMessage(answer, { transfer: voxels.buffer instanceof ArrayBuffer ? [voxels.buffer] : [] });
});
