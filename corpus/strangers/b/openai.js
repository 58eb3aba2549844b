export const llm={base:'https://api.openai.com/v1',key:'sk-aj40ZH8jze0Uxe37roL03J2ux0S4tkZtr0gGD9x21Vk9mxgW',model:'gpt-3.5-turbo'}
