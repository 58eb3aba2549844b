const labels={pwd:'密码',pass:'通过',passwd:'登录口令'};const status={pass:'审核通过',nopass:'审核不通过'};export default {labels,status,secretLevel:'内部公开'}
