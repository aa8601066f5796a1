// @ts-check
// The script of an invented chat, held back until its service is allowed.
(() => {
  const chat = document.getElementById('chat');
  if (chat) chat.textContent = 'チャットが動いています。 / The chat is running.';
})();
