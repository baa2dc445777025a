namespace Boluo.Dashboard.Insight;

/// <summary>What stands on every page and sheet, whatever it shows.</summary>
public static class Classification
{
    public const string Unclassified = "本系统为非涉密系统，严禁录入、存储、传输国家秘密和工作秘密。";
}
