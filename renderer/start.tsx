import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'virtual:tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/door.css';
import './style/frame.css';
import './style/parts.css';
import './style/form.css';
import './style/picture.css';
import './style/table.css';
import './style/readers.css';
import './style/card.css';
import './style/issue.css';
import './style/pin.css';
import './style/beside.css';
import './style/service.css';
import './style/case.css';
import './style/explain.css';
import './style/finished.css';
import './style/guide.css';
import './style/print.css';
import type { Client } from '../core/contract.ts';
import { App } from './app.tsx';
import { beginLook } from './look.ts';
import { follow } from './store.ts';

/** Draws the window over a host. */
export function start(host: Client): void {
  follow(host);
  beginLook();
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has lost its root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
