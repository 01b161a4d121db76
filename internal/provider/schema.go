// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-timetypes/timetypes"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func configurationSchema() schema.Schema {
	attributes := map[string]schema.Attribute{}
	maps.Copy(attributes, authenticationAttributes())
	maps.Copy(attributes, transportAttributes())
	maps.Copy(attributes, requestAttributes())
	return schema.Schema{
		MarkdownDescription: "Manages service accounts of Jira Data Center and Jira Server (8.x to 11.x), such as bots and CI users, and their avatars. " +
			"A service account is a user that no person logs in to. Jira Cloud is not supported.",
		Attributes: attributes,
	}
}

func authenticationAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"base_url": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The address of Jira with its context path, such as `https://jira.example.com` or `https://example.com/jira`. " +
				"A trailing slash is ignored. The provider warns if the address begins with `http://` and names another machine, because it then sends the credentials unencrypted. " +
				"Defaults to the environment variable `" + environmentBaseURL + "`.",
		},
		"username": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The username of the user that the provider authenticates as. The user needs the global permission Jira Administrators. Conflicts with `token`. " +
				"Defaults to the environment variable `" + environmentUsername + "`.",
		},
		"password": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "The password of `username`. Set it in the environment to keep it out of the configuration. Conflicts with `token`. " +
				"The provider does not retry a rejected password, because Jira requires a CAPTCHA after three failed logins. " +
				"Two provider blocks (aliases) with the same wrong password fail one login each. " +
				"Defaults to the environment variable `" + environmentPassword + "`.",
		},
		"token": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "A personal access token of the user that the provider authenticates as. Requires Jira 8.14 or later. Conflicts with `username` and `password`. " +
				"Use a token with Jira 11, which comes with basic authentication switched off. " +
				"With a token, avatars are stored at 48 x 48 pixels only, unless an administrator sets the system property `atlassian.pats.invalidate.session.enabled=false`; see `avatar_upload`. " +
				"Defaults to the environment variable `" + environmentToken + "`.",
		},
		"avatar_upload": schema.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.OneOf(string(jira.AvatarUploadAuto), string(jira.AvatarUploadSession), string(jira.AvatarUploadThumbnail))},
			MarkdownDescription: "How the provider uploads avatars. " +
				"`auto` uploads at full size (up to 500 x 500 pixels). If this Jira cannot confirm a full-size upload, as with most tokens, it uploads at 48 x 48 pixels and warns. " +
				"`session` uploads at full size or fails. It replaces avatars that were stored at 48 x 48 pixels before. " +
				"`thumbnail` uploads at 48 x 48 pixels without a warning. Defaults to `auto`.",
		},
	}
}

func transportAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"ca_certificate": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Certificates of the authorities that sign Jira's certificate, as PEM text or as the path of a PEM file. " +
				"The provider trusts them in addition to the authorities that the operating system trusts. " +
				"Defaults to the environment variable `" + environmentCACertificate + "`.",
		},
		"client_certificate": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The certificate that the provider presents to a reverse proxy in front of Jira (mutual TLS), as PEM text or as the path of a PEM file. Requires `client_key`. " +
				"Defaults to the environment variable `" + environmentClientCertificate + "`.",
		},
		"client_key": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "The private key of `client_certificate`, as PEM text or as the path of a PEM file. Requires `client_certificate`. " +
				"Defaults to the environment variable `" + environmentClientKey + "`.",
		},
		"insecure_skip_verify": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether the provider accepts any TLS certificate. It then sends the credentials to any server that responds at `base_url`, and warns in every run. Use `ca_certificate` instead. " +
				"Defaults to the environment variable `" + environmentInsecureSkipVerify + "`, or to `false`.",
		},
		"headers": schema.MapAttribute{
			Optional: true, Sensitive: true, ElementType: types.StringType,
			MarkdownDescription: "Additional headers of every request, for a reverse proxy in front of Jira. `Authorization` and `Cookie` are not allowed, because they would override the provider credentials. " +
				"Headers that the provider sets itself or that control the connection, such as `Host`, `Accept`, `Content-Type` and `User-Agent`, are not allowed either.",
		},
	}
}

func requestAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"request_timeout": schema.StringAttribute{
			Optional:   true,
			CustomType: timetypes.GoDurationType{},
			Validators: []validator.String{timeoutValidator{}},
			MarkdownDescription: fmt.Sprintf("The timeout of each attempt of a request, such as `10s` or `2m`. At least `%s`. "+
				"If a request that creates an object times out, the provider looks the object up before it sends the request again. Defaults to `%s`.",
				minimumRequestTimeout, jira.DefaultRequestTimeout),
		},
		"max_retries": schema.Int64Attribute{
			Optional:   true,
			Validators: []validator.Int64{int64validator.Between(0, 20)},
			MarkdownDescription: fmt.Sprintf("How often the provider retries a request that fails with a transient error, with an increasing delay. Between 0 and 20; `0` disables retries. "+
				"The provider retries only requests that are safe to repeat. "+
				"Retries after a response with status 429 and a `Retry-After` header do not count and are never disabled; they end after 5 minutes. Defaults to `%d`.",
				jira.DefaultMaxRetries),
		},
		"max_concurrent_requests": schema.Int64Attribute{
			Optional:   true,
			Validators: []validator.Int64{int64validator.Between(1, 100)},
			MarkdownDescription: fmt.Sprintf("The maximum number of concurrent requests and of open connections, whatever Terraform's `-parallelism` is. Between 1 and 100. Defaults to `%d`.",
				jira.DefaultMaxConcurrentRequests),
		},
	}
}
