import { useEffect, useRef } from 'react';
import type { Thumbnail } from '../../workers/planner/planner-protocol';
import styles from '../parts/panels.module.css';

/** A series' middle slice, small; an empty dark square until it is there. */
export function ThumbnailPicture({ thumbnail }: { readonly thumbnail: Thumbnail | undefined }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !thumbnail) return;
    const { width, height, grey } = thumbnail;
    const image = context.createImageData(width, height);
    for (let n = 0; n < grey.length; n++) {
      const shade = grey[n]!;
      image.data.set([shade, shade, shade, 255], 4 * n);
    }
    context.putImageData(image, 0, 0);
  }, [thumbnail]);
  return (
    <canvas
      ref={canvas}
      className={styles.thumbnail}
      width={thumbnail?.width ?? 1}
      height={thumbnail?.height ?? 1}
      aria-hidden="true"
    />
  );
}
