declare module '*.css';
declare module 'virtual:tokens.css';
declare module 'antd/locale/zh_CN';
