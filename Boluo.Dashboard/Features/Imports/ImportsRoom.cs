using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Imports;

/// <summary>数据导入: workbooks that come in, looked through before anything is written.</summary>
public static class ImportsRoom
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddPageLink(new PageLink(NavGroup.Reports, 15, "数据导入", Urls.Imports)
        {
            From = Role.Staff,
            Help =
            [
                "下载模板填写后上传，或者上传修改过的工作版，一次可选1至100个文件。",
                "上传后先核对：逐行列出新增、修改、冲突、无变化和拒绝，修改的写明原值和新值，拒绝的写明单元格和可以填写的内容。",
                "不是本系统模板的表格，按表头的近义词读取，并写明怎样对应；读得不对的，点“指定表头”指出表头、数据行和各列。",
                "采用哪些行由您勾选，点“应用”才写入，一次应用为一号变更，可由系统管理员撤销；有拒绝的行，可下载标出错误的原表，改好后再上传。",
            ],
        });
}
