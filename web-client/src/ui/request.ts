/** The page of a support request: counts the waiting on and shows what changed. It works without. */
const status = document.getElementById('request-status');
const waited = document.getElementById('waited');
const OPEN = ['WAITING', 'PICKED_UP', 'IN_SESSION'];
const LOOK_MS = 3000;

if (status && OPEN.includes(status.dataset['phase'] ?? '')) {
  setInterval(() => void look(status), LOOK_MS);
}
if (waited) {
  const began = Date.now() - Number(waited.dataset['seconds']) * 1000;
  const show = () => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
    const text = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    if (waited.textContent !== text) waited.textContent = text;
  };
  show();
  setInterval(show, 1000);
}

async function look(shown: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const { state } = await answer.json();
    if (typeof state === 'string' && state.trim() !== shown.dataset['state']?.trim()) {
      location.reload();
    }
  } catch {
    // the network is gone for a moment: the next look will tell
  }
}

export {};
