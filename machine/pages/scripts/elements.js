// Elements that the scripts make.

/**
 * Make an element.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} content
 */
export function made(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/**
 * A button that says what it does.
 * @param {string} says
 * @param {() => void} act
 */
export function madeButton(says, act) {
  const button = /** @type {HTMLButtonElement} */ (made("button", { type: "button" }, says));
  button.addEventListener("click", act);
  return button;
}
