using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Boluo.Dashboard.Data.Start;
using Microsoft.Win32.SafeHandles;

namespace Boluo.Dashboard.Starting;

/// <summary>What the program needs of the computer it runs on, asked for before anything else.</summary>
internal static class Machine
{
    /// <summary>The runtime looks for ICU at the first word of a language and, where there is none, ends the process with an English line of its own.</summary>
    private const int OldestIcu = 50, NewestIcu = 100, StandardError = 2;

    private static ReadOnlySpan<byte> WithoutIcu =>
        "启动失败：本机没有中文区域支持（ICU）：请安装系统组件libicu（用apt的系统：apt install libicu-dev；用dnf的系统：dnf install libicu）后再启动。\n"u8;

    /// <summary>Whether the process may go on; where ICU is missing says so in bytes, without a word of any culture.</summary>
    public static bool HasIcu()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT") is not (null or "0" or "false") || FindsIcu()) return true;
        using var error = new FileStream(new SafeFileHandle(StandardError, ownsHandle: false), FileAccess.Write, bufferSize: 0); // The console asks for the culture.
        error.Write(WithoutIcu);
        return false;
    }

    /// <summary>By the names under which the runtime looks for it.</summary>
    private static bool FindsIcu()
    {
        for (var version = NewestIcu; version >= OldestIcu; version--)
            if (NativeLibrary.TryLoad("libicuuc.so." + version, out _)) return true;
        return NativeLibrary.TryLoad("libicuuc.so", out _);
    }

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
