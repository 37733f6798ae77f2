// Before anything is seen: the language, as chosen or as the browser prefers, and whether there is work to come back to.
const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const root = document.documentElement;
root.lang = (kept("baogao.language") ?? navigator.language ?? "").startsWith("zh") ? "zh-CN" : "en";
root.dataset.theme = kept("baogao.theme") ?? "system";
root.dataset.view = kept("baogao.filled") && location.hash !== "#start" ? "opening" : "start";
