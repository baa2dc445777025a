using System.Globalization;
using System.Text;
using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Starting;

/// <summary>What the program needs of the computer it runs on, asked for before anything else.</summary>
internal static class Machine
{
    /// <summary>The language of all threads. Without the library ICU there is no Chinese, and a search would not find 东区１ by 东区1.</summary>
    public static void SpeakChinese()
    {
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            if ("１".Normalize(NormalizationForm.FormKC) == "1") return;
        }
        catch (CultureNotFoundException)
        {
            // Said below.
        }

        throw new StartRefusedException("本机没有中文区域支持（ICU）：请安装系统组件libicu，并去掉环境变量DOTNET_SYSTEM_GLOBALIZATION_INVARIANT（值应为0或不设）。");
    }
}
