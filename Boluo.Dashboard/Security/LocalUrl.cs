namespace Boluo.Dashboard.Security;

/// <summary>Where to go after signing in: a path of this application, without the sub-path it may stand under, or the start page. Browsers drop tabs and read \ as /, so both are refused.</summary>
public static class LocalUrl
{
    private const int MaxLength = 2000;

    private static readonly Uri Here = new("http://here.invalid");

    public static string OrHome(string? url)
    {
        if (url is not { Length: > 0 and <= MaxLength } || url[0] != '/' || url.StartsWith("//", StringComparison.Ordinal)) return "/";
        if (url.Any(c => char.IsControl(c) || c == '\\')) return "/";
        if (!Uri.TryCreate(Here, url, out var target) || target.Host != Here.Host || target.Scheme != Here.Scheme || !target.IsDefaultPort) return "/";
        if (target.AbsolutePath.StartsWith("//", StringComparison.Ordinal)) return "/";
        return target.PathAndQuery + target.Fragment;
    }
}
