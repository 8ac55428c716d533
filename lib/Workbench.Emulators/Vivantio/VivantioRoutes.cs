using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>Which address answers what. Every method below <c>/api</c> is a POST; an id may be part of the path or of the query.</summary>
internal sealed class VivantioRoutes(
    VivantioSettings settings, SampleAccount sample, VivantioLists lists, VivantioForms forms, EmulatorContext context)
{
    private readonly VivantioGate gate = new(settings, context);

    public void Map(WebApplication app)
    {
        MapAreas(app);
        MapTickets(app);
        MapConfiguration(app);
        MapEntities(app);
        MapFiles(app);
        MapWeb(app);
        app.Map("/api/{**method}", http => gate.PassAsync(http, () => RefuseAsync(http)));
    }

    private void MapAreas(WebApplication app)
    {
        var reads = new VivantioReads(settings, context.Store);
        foreach (var area in VivantioArea.All)
        {
            Post(app, area.Name + "/Select", call => reads.Select(area, call));
            Post(app, area.Name + "/SelectById", call => reads.SelectById(area, call));
            Post(app, area.Name + "/SelectList", call => reads.SelectList(area, call));
        }
    }

    private void MapTickets(WebApplication app)
    {
        var calls = new VivantioTicketCalls(context.Store);
        Post(app, "Ticket/ActionSelectByParentId", calls.Actions);
        Post(app, "Ticket/SelectChildTicketsByTicketId", calls.Children);
        Post(app, "Ticket/SelectParentTicketsByTicketId", calls.Parents);
        Post(app, "Ticket/SLAStageInstanceSelectByTicket", calls.StageInstances);
        Post(app, "Ticket/WorkflowDecisionOptionSelectByWorkflowStepId", VivantioTicketCalls.DecisionOptions);
    }

    private void MapConfiguration(WebApplication app)
    {
        var calls = new VivantioConfigurationCalls(settings, sample, lists, context.Store);
        Post(app, "Configuration/TicketTypeSelectAll", VivantioConfigurationCalls.TicketTypes);
        Post(app, "Configuration/TicketTypeSelectById", VivantioConfigurationCalls.TicketType);
        Post(app, "Configuration/TicketTypeSelectByTicketIds", calls.TicketTypesOfTickets);
        Post(app, "Configuration/TicketTypeSelectByChildTicketTypeId", VivantioConfigurationCalls.ParentTypes);
        Post(app, "Configuration/StatusSelectByRecordTypeId", calls.Statuses);
        Post(app, "Configuration/PrioritySelectByRecordTypeId", calls.Priorities);
        Post(app, "Configuration/CategorySelectByRecordTypeId", calls.Categories);
        Post(app, "Configuration/UserSelectAll", calls.Users);
        Post(app, "Configuration/UserSelectById", calls.User);
        Post(app, "Configuration/UserSelectByGroupId", calls.UsersOfGroup);
        Post(app, "Configuration/SLAStageTargetSelectByPriority", calls.StageTargets);
        Post(app, "Configuration/EmailTemplateSelectByType", VivantioConfigurationCalls.EmailTemplates);
        Post(app, "Configuration/EmailTemplateSelectByRecordTypeAndTemplateType", VivantioConfigurationCalls.EmailTemplates);
        if (settings.HasGroupList)
            Post(app, "Configuration/GroupSelectAll", calls.Groups);
    }

    private void MapEntities(WebApplication app)
    {
        var calls = new VivantioEntityCalls(forms, context.Store);
        Post(app, "Entity/CustomEntityDefinitionSelectByRecordTypeId", calls.Definitions);
        Post(app, "Entity/CustomEntityDefinitionSelectById", calls.Definition);
        Post(app, "Entity/CustomEntityFieldDefinitionSelectById", calls.FieldDefinition);
        Post(app, "Entity/SelectEntityTypeIdsByParentItem", calls.TypeIds);
        Post(app, "Entity/CustomEntitySelectByTypeIdAndParent", calls.Instances);
        Post(app, "Entity/CustomEntitySimplifiedSelectByTypeIdAndParent", calls.SimplifiedInstances);
        Post(app, "Entity/CustomEntitySelectById", calls.Instance);
    }

    private void MapFiles(WebApplication app)
    {
        var downloads = new VivantioDownloads(sample, context.Store);
        Post(app, "File/AttachmentSelectByParent", downloads.OfParent);
        Post(app, "File/AttachmentDownload", downloads.AnswerAsync);
    }

    private void MapWeb(WebApplication app)
    {
        var web = new VivantioWeb(settings, gate, sample);
        app.MapGet("/web/ArticleImage/{id}", web.ImageAsync);
        app.MapGet("/item/Article/{id}", VivantioWeb.LoginPageAsync);
        var tables = new VivantioOData(settings, context.Store);
        app.MapGet("/odata/Callers", http => gate.PassAsync(http, () => tables.CallersAsync(http)));
        app.MapGet("/odata/Clients", http => gate.PassAsync(http, () => tables.ClientsAsync(http)));
    }

    private void Post(WebApplication app, string method, Func<VivantioCall, JsonObject> answer) =>
        Post(app, method, (http, call) => VivantioAnswers.WriteAsync(http, answer(call)));

    private void Post(WebApplication app, string method, Func<HttpContext, VivantioCall, Task> answer)
    {
        var asNumber = VivantioArea.All.All(area => !method.StartsWith(area.Name + "/", StringComparison.Ordinal));
        app.MapPost($"/api/{method}/{{id?}}", http => gate.PassAsync(http, async () =>
        {
            try
            {
                await answer(http, await VivantioCall.ReadAsync(http));
            }
            catch (VivantioProblemException problem)
            {
                await VivantioAnswers.WriteAsync(http, VivantioAnswers.Failure(problem, asNumber));
            }
        }));
    }

    private static Task RefuseAsync(HttpContext http)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            return VivantioAnswers.WriteTextAsync(
                http, StatusCodes.Status404NotFound, "text/html; charset=utf-8", "<html><body>Not found</body></html>");
        }

        http.Response.Headers.Allow = HttpMethods.Post;
        return VivantioAnswers.WriteTextAsync(
            http, StatusCodes.Status405MethodNotAllowed, "application/json; charset=utf-8",
            $"{{\"Message\":\"The requested resource does not support http method '{http.Request.Method}'.\"}}");
    }
}
