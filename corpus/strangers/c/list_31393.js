const config={
  baseURL:'/gateway',
  defaultUser:'pubquery',
  defaultPassword:'PubQ@2024',
  timeout:15000
};export default config;
