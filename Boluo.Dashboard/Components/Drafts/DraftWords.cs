namespace Boluo.Dashboard.Components.Drafts;

/// <summary>What is said of a form that is kept as a draft: no more than is true.</summary>
internal static class DraftWords
{
    /// <summary>Asked before a form is left.</summary>
    /// <param name="what">What has not been done yet: 所填内容尚未保存.</param>
    /// <param name="kept">The rest is kept as a draft.</param>
    /// <param name="left">The labels of what a draft does not keep.</param>
    public static string Leaving(string what, bool kept, IReadOnlyCollection<string> left)
    {
        if (!kept) return $"{what}，离开后将丢失，是否离开？";
        return left.Count == 0 ? $"{what}，已存为草稿，可稍后继续填写，是否离开？" : $"{what}，已存为草稿，但不含{Named(left)}，离开后这部分将丢失，是否离开？";
    }

    /// <summary>Asked before another draft takes the place of what is filled in and could not be kept.</summary>
    public static string Replacing(IReadOnlyCollection<string> left) =>
        $"正在填写的内容{(left.Count == 0 ? "" : $"（{Named(left)}）")}没有存入草稿，继续填写另一份草稿后将丢失，是否继续？";

    public static string Named(IEnumerable<string> labels) => string.Join("、", labels.Select(label => $"“{label}”"));
}
