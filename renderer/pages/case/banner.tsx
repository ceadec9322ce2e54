import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';

export interface BannerWords {
  readonly icon: IconName;
  /** `stop`: hands off the card; `done`: a fact, calm and large. */
  readonly tone: 'plain' | 'ready' | 'stop' | 'wait' | 'bad' | 'done';
  readonly headline: string;
  readonly means: string;
}

/** The one line of the page, always in the same place and of the same height. */
export function Banner({ icon, tone, headline, means }: BannerWords) {
  return (
    <div className={`banner ${tone}`} role="status">
      <Icon name={icon} size={34} />
      <div>
        <p className="banner-line">{headline}</p>
        <p className="banner-means">{means}</p>
      </div>
    </div>
  );
}
