namespace Boluo.Dashboard.Charts;

/// <summary>Plotly's own words and formats in Chinese; its package brings no locale files.</summary>
public static class PlotlyLocale
{
    public static IReadOnlyDictionary<string, object> Chinese { get; } = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["zh-CN"] = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["dictionary"] = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Autoscale"] = "自动缩放",
                ["Click to enter Plot title"] = "点击输入标题",
                ["Double-click to zoom back out"] = "双击恢复",
                ["Download plot as a PNG"] = "保存图片",
                ["Download plot"] = "保存图片",
                ["Pan"] = "平移",
                ["Reset axes"] = "恢复坐标轴",
                ["Snapshot succeeded"] = "已保存图片",
                ["Sorry, there was a problem downloading your snapshot!"] = "图片未能保存",
                ["Taking snapshot - this may take a few seconds"] = "正在生成图片…",
                ["Zoom"] = "缩放",
                ["Zoom in"] = "放大",
                ["Zoom out"] = "缩小",
            },
            ["format"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["days"] = new[] { "星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六" },
                ["shortDays"] = new[] { "周日", "周一", "周二", "周三", "周四", "周五", "周六" },
                ["months"] = Months,
                ["shortMonths"] = Months,
                ["date"] = "%Y年%-m月%-d日",
                ["decimal"] = ".",
                ["thousands"] = ",",
            },
        },
    };

    private static string[] Months => ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"];
}
