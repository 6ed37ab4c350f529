import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import styles from './controls.module.css';

interface LevelSliderProps {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The value in words with its unit. */
  readonly words: string;
  /** `done` once it is let go. */
  readonly onChange: (value: number, done: boolean) => void;
  /** Where the name and value are shown elsewhere. */
  readonly bare?: boolean;
  readonly disabled?: boolean;
}

/** A slider with its value beside its name. */
export function LevelSlider({
  name,
  value,
  low,
  high,
  step,
  words,
  onChange,
  bare = false,
  disabled = false,
}: LevelSliderProps) {
  return (
    <Slider
      className={styles.slider!}
      value={value}
      minValue={low}
      maxValue={high}
      step={step}
      isDisabled={disabled}
      onChange={next => onChange(next, false)}
      onChangeEnd={next => onChange(next, true)}
      {...(bare ? { 'aria-label': name } : {})}
    >
      {!bare && <Label className={styles.sliderLabel!}>{name}</Label>}
      {!bare && <SliderOutput>{words}</SliderOutput>}
      <SliderTrack className={styles.track!}>
        <SliderThumb className={styles.thumb!} />
      </SliderTrack>
    </Slider>
  );
}
